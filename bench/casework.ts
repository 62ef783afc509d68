// Cases under load, through the whole server: submitting, reading, the work list, deciding; each beside pgbench doing the same statements.
import { randomUUID } from "node:crypto"
import { type Figures, progress, rounded } from "./figures.ts"
import { load, type LoadResult, requestBytes } from "./load.ts"
import { firstPerson, insertPeople } from "./people.ts"
import { pgbench } from "./pgbench.ts"
import { signIn } from "./sign-in.ts"
import { type Stage, stage } from "./stage.ts"

const people = 24_000
const connections = 32
const street = "990101001001"

const answers = { reasonDiffers: false, accountConfirmed: true, mobile: "13900000000", promise: true }

export async function benchCasework(): Promise<Figures> {
  progress("setting the stage")
  const set = await stage()
  try {
    await insertPeople(set.database, people)
    const [clerk, reviewer] = [await signIn(set.port, "wang.fang"), await signIn(set.port, "li.qiang")]
    const submitted = await benchSubmit(set, clerk)
    const cases = await set.database.system.transaction((tx) => tx.sql<{ subject_id: string; case_id: string }>("select subject_id, case_id from casework.cases where ended_at is null and item = 'insurance.benefit-claim' and subject_id between $1 and $2 order by case_id", [firstPerson.toString(), (firstPerson + BigInt(people)).toString()]))
    progress(`${cases.length} cases open`)
    const read = await benchRead(set, clerk, cases)
    const list = await benchWorkList(set, clerk)
    const decided = await benchDecide(set, clerk, reviewer, cases)
    return { ...submitted, ...read, ...list, ...decided }
  } finally {
    await set.close()
  }
}

const headers = (cookie: string) => ({ cookie, "x-jiuye": "1" })

function mustWork(name: string, result: LoadResult): void {
  progress(`${name}: ${Math.round(result.perSecond)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms, ${JSON.stringify(result.statuses)}`)
  if (result.firstFailure !== undefined) throw new Error(`${name} was refused: ${result.firstFailure}`)
}

async function benchSubmit(set: Stage, clerk: string): Promise<Figures> {
  const anchor = pgbench(set.url, submitScript, { clients: 8, seconds: 5 })
  progress(`pgbench, the five statements of a submission: ${Math.round(anchor.perSecond)}/s`)
  let next = 0
  const result = await load({
    port: set.port,
    connections,
    seconds: 6,
    warmUpSeconds: 2,
    next: () => {
      if (next >= people) return undefined
      const body = JSON.stringify({ item: "insurance.benefit-claim", subject: (firstPerson + BigInt(next++)).toString(), region: street, answers: { ...answers, accountHolder: `测${next - 1}` }, papers: [] })
      return requestBytes("POST", "/api/cases", { ...headers(clerk), "idempotency-key": randomUUID() }, body)
    },
  })
  mustWork("submit", result)
  return { "casework.submit.per_second": rounded(result.perSecond, 0), "casework.submit.p50_ms": rounded(result.p50), "casework.submit.p99_ms": rounded(result.p99), "casework.submit.ratio_to_pgbench": rounded(result.perSecond / anchor.perSecond) }
}

type CaseKey = { readonly subject_id: string; readonly case_id: string }

async function benchRead(set: Stage, clerk: string, cases: readonly CaseKey[]): Promise<Figures> {
  const anchor = pgbench(set.url, "\\set id :first + random(0, :count - 1)\nselect state, step, due_on, length from casework.cases where subject_id = :id;", { clients: 8, seconds: 5, variables: { first: firstPerson.toString(), count: String(people) } })
  progress(`pgbench, prepared read of one row: ${Math.round(anchor.perSecond)}/s`)
  let at = 0
  const paths = cases.map((one) => requestBytes("GET", `/api/cases/${one.subject_id}/${one.case_id}`, headers(clerk)))
  const result = await load({ port: set.port, connections, seconds: 6, warmUpSeconds: 2, next: () => paths[at++ % paths.length] })
  mustWork("read", result)
  return { "casework.read.per_second": rounded(result.perSecond, 0), "casework.read.p50_ms": rounded(result.p50), "casework.read.p99_ms": rounded(result.p99), "casework.read.ratio_to_pgbench": rounded(result.perSecond / anchor.perSecond) }
}

async function benchWorkList(set: Stage, clerk: string): Promise<Figures> {
  const bytes = requestBytes("GET", "/api/worklist?view=open&limit=50", headers(clerk))
  const result = await load({ port: set.port, connections: 8, seconds: 4, warmUpSeconds: 1, next: () => bytes })
  mustWork("work list", result)
  return { "casework.work_list.per_second": rounded(result.perSecond, 0), "casework.work_list.p50_ms": rounded(result.p50), "casework.work_list.p99_ms": rounded(result.p99) }
}

async function benchDecide(set: Stage, clerk: string, reviewer: string, cases: readonly CaseKey[]): Promise<Figures> {
  const anchor = pgbench(set.url, decideScript, { clients: 8, seconds: 5 })
  progress(`pgbench, the five statements of a decision: ${Math.round(anchor.perSecond)}/s`)
  const act = (cookie: string, one: CaseKey, kind: string, length: number) => requestBytes("POST", `/api/cases/${one.subject_id}/${one.case_id}/actions`, headers(cookie), JSON.stringify({ kind, length }))
  let at = 0
  const accepted = await load({ port: set.port, connections, seconds: 30, next: () => (at < cases.length ? act(clerk, cases[at++] as CaseKey, "accept", 1) : undefined) })
  mustWork("accept", accepted)
  let decidedAt = 0
  const decided = await load({ port: set.port, connections, seconds: 30, next: () => (decidedAt < at ? act(reviewer, cases[decidedAt++] as CaseKey, "approve", 2) : undefined) })
  mustWork("decide", decided)
  return {
    "casework.accept.per_second": rounded(accepted.perSecond, 0),
    "casework.accept.p99_ms": rounded(accepted.p99),
    "casework.accept.ratio_to_pgbench": rounded(accepted.perSecond / anchor.perSecond),
    "casework.decide.per_second": rounded(decided.perSecond, 0),
    "casework.decide.p50_ms": rounded(decided.p50),
    "casework.decide.p99_ms": rounded(decided.p99),
    "casework.decide.ratio_to_pgbench": rounded(decided.perSecond / anchor.perSecond),
  }
}

/** What a submission writes, as five statements in one transaction: case, log entry, number, trail, event. */
const submitScript = `
\\set id random(1, 4000000000000000000)
begin;
insert into casework.cases (subject_id, case_id, number, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked, answers, submission_key, exclusive, state, step, step_by, due_on, submitted_at, judgement, length) values (:id, :id, 'P' || :id, 'bench', 1, 'person', '990199001001', '01', '测', '9901**', '{"reasonDiffers": false, "mobile": "13900000000", "promise": true}', 'bench', true, 'submitted', 'receive', 'clerk', current_date + 10, now(), '{"verdict": "pass", "conditions": [{"name": "a", "says": "累计缴费满一年", "facts": [{"name": "contributed-months", "value": 14}]}]}', 1);
insert into casework.actions (subject_id, case_id, seq, subject_kind, region, kind, actor, actor_name, at) values (:id, :id, 1, 'person', '990199001001', 'submit', 'person:1', '测', now());
insert into casework.case_numbers (number, subject_id, case_id) values ('P' || :id, :id, :id);
insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name, region, address, detail) values (:id, :id, 'write', 'bench', 'staff', '1', '王芳', '990199001001', '127.0.0.1', '{"case": 1}');
insert into exchange.outbox (subject_id, event_id, topic, payload) values (:id, :id, 'bench.submitted', '{"caseId": 1, "number": "x", "region": "990199001001"}');
commit;
`

/** What a decision does, as five statements in one transaction: lock, log entry, move along, trail, event. */
const decideScript = `
\\set id random(1, 4000000000000000000)
\\set person ${firstPerson} + random(0, 10000)
begin;
select state, length from casework.cases where subject_id = :person for update;
insert into casework.actions (subject_id, case_id, seq, subject_kind, region, kind, actor, actor_name, at) select subject_id, case_id, (random() * 2000000000)::int + 1000, subject_kind, region, 'note', '1', '李强', now() from casework.cases where subject_id = :person;
update casework.cases set holder_name = holder_name, judgement = judgement where subject_id = :person;
insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name, region, address, detail) values (:id, :id, 'write', 'bench', 'staff', '1', '李强', '990199001001', '127.0.0.1', '{"case": 1}');
insert into exchange.outbox (subject_id, event_id, topic, payload) values (:id, :id, 'bench.decided', '{"caseId": 1, "number": "x", "region": "990199001001"}');
commit;
`
