// One post: the six things it must say, and who to call for whoever has signed in.
import { educationLabels, openPost, workTypeLabels } from "#domains/jobs"
import { codeValue } from "#standards"
import { DateText, Go, LoadingShape, ProblemNotice, useAsk, useSignIn } from "#ui"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"
import { payOf } from "./pay-of.ts"

/** The group of a detailed occupation has the name people know: "4-01-02-01" is one of "4-01 批发与零售服务人员". */
const occupationWords = (code: string): string => codeValue("occupation", code)?.name ?? codeValue("occupation", code.split("-").slice(0, 2).join("-"))?.name ?? code

export function JobPage({ employer, post }: { readonly employer: string; readonly post: string }) {
  const say = useSay()
  const { signInAddress } = useSignIn()
  const read = useAsk(openPost, { params: { employer, post } })
  if (read.isPending) return <LoadingShape kind="lines" rows={6} />
  if (!read.data) return <div className="jy-stack"><h1>{say("jobs.gone")}</h1><ProblemNotice failure={read.error} takeFocus={false} /><Go to="/jobs" className="jy-target-link">{say("jobs.all")}</Go></div>
  const one = read.data
  const pairs: readonly (readonly [string, string | null])[] = [
    [say("jobs.pay"), payOf(one)], [say("jobs.count"), say("jobs.headcount", { count: one.headcount })], [say("jobs.place"), `${one.placeName} ${one.workPlace}`], [say("jobs.type"), workTypeLabels[one.workType]],
    [say("jobs.education"), educationLabels[one.education]], [say("jobs.occupation"), occupationWords(one.occupation)], [say("jobs.conditions"), one.conditions], [say("jobs.benefits"), one.benefits],
  ]
  return (
    <div className="jy-stack">
      <section className="jy-card jy-stack">
        <div className="jy-stack-s">
          <h1>{one.title}</h1>
          <p className="jy-secondary">{one.employerName}</p>
        </div>
        <dl className="jy-key-facts">{pairs.flatMap(([label, value]) => (value === null ? [] : [<div key={label}><dt>{label}</dt><dd>{value}</dd></div>]))}</dl>
      </section>
      <section className="jy-card jy-stack-s">
        <h2>{say("jobs.duty")}</h2>
        <p className="jy-keep-lines">{one.duty}</p>
      </section>
      <section className="jy-card jy-stack-s">
        <h2>{say("jobs.contact")}</h2>
        {one.phone === null ? <p><a className="jy-target-link" href={signInAddress(`/jobs/${employer}/${post}`)}>{say("jobs.signIn")}</a></p> : <p>{one.contact} · <a className="jy-target-link" href={`tel:${one.phone}`}>{one.phone}</a></p>}
        <p className="jy-secondary jy-small">{say("jobs.valid")} <DateText day={one.validFrom} /> – <DateText day={one.validUntil} /> · {say("jobs.source", { source: one.source, number: one.number })}</p>
        <p className="jy-secondary jy-small">{say("jobs.beware")}</p>
      </section>
      <Helpline />
    </div>
  )
}
