// The notices room as a module, over the wordings of all modules and the gateway of the installation.
import { statement } from "#platform/database"
import { type House, module, serve, type Module } from "#platform/module"
import { commonProblems, type Viewer } from "#wire"
import * as contract from "./contract.ts"
import { sendMessages } from "./send-messages.ts"
import type { SmsGateway } from "./sms.ts"
import { tellingHandler } from "./tell.ts"
import type { Wording } from "./wording.ts"

const listNotices = statement<{ subject: string; before: string; limit: number }, { notice_id: string; topic: string; title: string; body: string; link: string; urgent: boolean; at: string; read_at: string | null }>({
  name: "notices.list",
  reach: "subject",
  hot: true,
  sql: "select notice_id, topic, title, body, link, urgent, at, read_at from notices.notices where subject_id = :subject and notice_id < :before order by notice_id desc limit :limit",
})
const countUnread = statement<{ subject: string }, { unread: number }>({ name: "notices.count-unread", reach: "subject", hot: true, sql: "select count(*)::int as unread from notices.notices where subject_id = :subject and read_at is null" })
const markRead = statement<{ subject: string; notice: string; now: string }>({ name: "notices.mark-read", reach: "subject", sql: "update notices.notices set read_at = coalesce(read_at, :now) where subject_id = :subject and notice_id = :notice" })

const officeWhere = "(starts_with(o.region, :scope) or starts_with(:scope, rtrim(o.region, '0'))) and o.role = any(:roles::text[]) and o.done_at is null"
/** The name of whom it is about comes where the officer may see that file. */
const listOffice = statement<{ scope: string; roles: readonly string[]; before: string; limit: number }, { notice_id: string; region: string; topic: string; subject_id: string; about: string; title: string; body: string; link: string; at: string }>({
  name: "notices.list-office",
  reach: "queue",
  hot: true,
  sql: `
    select o.notice_id, o.region, o.topic, o.subject_id, coalesce(p.name, e.name, '') as about, o.title, o.body, o.link, o.at
      from notices.office_notices o
      left join registers.persons p on p.person_id = o.subject_id
      left join registers.employers e on e.employer_id = o.subject_id
     where ${officeWhere} and o.notice_id < :before order by o.notice_id desc limit :limit`,
})
const countOffice = statement<{ scope: string; roles: readonly string[] }, { open: number }>({ name: "notices.count-office", reach: "queue", sql: `select count(*)::int as open from notices.office_notices o where ${officeWhere}` })
const settleOffice = statement<{ scope: string; roles: readonly string[]; notice: string; now: string; by: string }>({
  name: "notices.settle-office",
  reach: "queue",
  sql: `update notices.office_notices o set done_at = :now, done_by = :by where ${officeWhere} and o.notice_id = :notice`,
})

const newest = "9223372036854775807"

function subjectOf(viewer: Viewer): string {
  if (viewer.kind === "citizen") return viewer.personId
  if (viewer.kind === "employer") return viewer.employerId
  throw commonProblems.notAllowed()
}

function officer(viewer: Viewer) {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return { scope: viewer.scope, roles: viewer.roles, by: viewer.officerId }
}

export function notices(wordings: readonly Wording[], gatewayOf: (house: House) => SmsGateway): Module {
  return module({
    name: "notices",
    title: "消息与提醒",
    migrations: new URL("./server/migrations/", import.meta.url),
    handlers: [tellingHandler(wordings)],
    jobs: [sendMessages(gatewayOf)],
    routes: [
      serve(contract.listNotices, async ({ db, viewer, query }) => {
        const subject = subjectOf(viewer)
        const [rows, { unread }] = await Promise.all([db.all(listNotices, { subject, before: query.before ?? newest, limit: query.limit }), db.one(countUnread, { subject })])
        return { unread, notices: rows.map((row) => ({ noticeId: row.notice_id, topic: row.topic, title: row.title, body: row.body, link: row.link, urgent: row.urgent, at: row.at, readAt: row.read_at })) }
      }),
      serve(contract.readNotice, async ({ db, viewer, params, now }) => {
        const subject = subjectOf(viewer)
        if ((await db.run(markRead, { subject, notice: params.notice, now })) === 0) throw commonProblems.notFound()
        return db.one(countUnread, { subject })
      }),
      serve(contract.listOfficeNotices, async (request) => {
        const { scope, roles } = officer(request.viewer)
        const [rows, { open }] = await Promise.all([request.db.all(listOffice, { scope, roles, before: request.query.before ?? newest, limit: request.query.limit }), request.db.one(countOffice, { scope, roles })])
        request.shows("0", scope, "机构提醒")
        return { open, notices: rows.map((row) => ({ noticeId: row.notice_id, region: row.region, topic: row.topic, subjectId: row.subject_id, about: row.about, title: row.title, body: row.body, link: row.link, at: row.at })) }
      }),
      serve(contract.countOfficeNotices, ({ db, viewer }) => {
        const { scope, roles } = officer(viewer)
        return db.one(countOffice, { scope, roles })
      }),
      serve(contract.settleOfficeNotice, async ({ db, viewer, params, now }) => {
        const { scope, roles, by } = officer(viewer)
        if ((await db.run(settleOffice, { scope, roles, notice: params.notice, now, by })) === 0) throw commonProblems.notFound()
        return db.one(countOffice, { scope, roles })
      }),
    ],
  })
}
