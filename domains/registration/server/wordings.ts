// What people, employers and offices are told when a registration begins, changes or ends.
import { isPlainDate, longDate } from "#standards"
import type { DomainEvent } from "#platform/module"
import { said, type Wording, wording } from "#platform/notices"

const mine = "/me#registrations"
const roster = "/employer/roster"
const unit = (event: DomainEvent): string => `/staff/employers/${event.subjectId}`
const day = (event: DomainEvent, name: string): string => {
  const value = said(event, name).slice(0, 10)
  return isPlainDate(value) ? longDate(value) : ""
}

const registered = wording("unemployment.registered", (event) => ({
  subject: {
    title: "失业登记已办好",
    body: `您的失业登记自${day(event, "effectiveDate")}起有效。5个工作日内服务专员会联系您；以后每月请联系一次，也可以在网上报到。`,
    link: mine,
    // Whoever applied has a short message about the case already.
    ...(said(event, "channel") === "claim" ? { text: `您申领失业保险金的同时，失业登记已办好，自${day(event, "effectiveDate")}起有效，5个工作日内服务专员会联系您。` } : {}),
  },
}))

const cancelled = wording("unemployment.cancelled", (event) => {
  if (said(event, "reason") === "U26") return null
  const title = said(event, "reason") === "void" ? "失业登记已撤销" : "失业登记已注销"
  return { subject: { title, body: `${said(event, "says")}。需要时可以随时重新登记；有异议请联系登记地人社所或拨打12333。`, link: mine, text: `${title}：${said(event, "says")}` } }
})

const moved = wording("unemployment.moved", (event) => ({
  subject: { title: "失业登记已转移", body: `您的失业登记已转到新的登记地，连续失业时间从${day(event, "continuousSince")}起接着算。`, link: mine },
}))

const invited = wording("unemployment.invited", (event) => ({
  subject: {
    title: "单位上报您已离职",
    body: `单位上报您自${day(event, "effectiveDate")}起离职。${said(event, "objectUntil") ? `情况不符的，${day(event, "objectUntil")}前可以提出异议。` : ""}想继续找工作，可以直接办理失业登记，不用等，也不用交离职证明。`,
    link: "/apply/registration.unemployment",
    text: `单位上报您自${day(event, "effectiveDate")}起离职。需要的话可以在网上办理失业登记，不用交证明。`,
  },
}))

const graduateInvited = wording("graduate.invited", (event) => ({
  subject: {
    title: "毕业了，就业服务找得到您", link: "/services",
    body: `祝贺您毕业。没有找到工作的，${day(event, "contactUntil")}前社区的服务专员会联系您，了解意愿，介绍政策、岗位、见习和培训；也可以现在就在网上办理失业登记。已经就业或继续读书的，告诉我们就可以。`,
    text: `祝贺您毕业。没有找到工作的，服务专员会联系您；也可以在网上办理失业登记、查看就业服务。`,
  },
}))

const warned = wording("unemployment.contact-warning", (event) => ({ subject: { title: "请尽快和我们联系", body: said(event, "says"), link: mine, urgent: true, text: said(event, "says") } }))

const proposed = wording("unemployment.closing-proposed", (event) => ({ subject: { title: "拟注销您的失业登记", body: `${said(event, "says")}${said(event, "grounds") ? `。依据：${said(event, "grounds")}` : ""}`, link: mine, urgent: true, text: said(event, "says") } }))

const expiring = wording("employment.expiring", (event) => ({ subject: { title: "灵活就业登记快到期了", body: said(event, "says"), link: mine, text: said(event, "says") } }))

const employed = wording("employment.registered", (event) => ({
  subject: { title: "就业登记已办好", body: `自${day(event, "effectiveDate")}起${said(event, "employerName") ? `在${said(event, "employerName")}` : ""}就业。情况不符请拨打12333。`, link: mine },
}))

const endSettled = wording("employment.end-settled", (event) => ({
  subject: {
    title: said(event, "decision") === "confirm" ? "就业登记按单位上报终止" : "就业登记不终止",
    body: `对您异议的处理结果：${said(event, "says")}。不服可以申请复核、行政复议或提起行政诉讼。`,
    link: mine,
    text: `您对离职信息的异议已处理：${said(event, "says")}`,
  },
}))

const backEntry = wording("filing.back-entry", (event) => ({
  offices: [{ region: said(event, "region"), role: "auditor", title: "集中补录用工备案", body: `${said(event, "employerName")}一次补录${Number(event.payload["hires"])}人，录用日期都在60天以前，请核查是否真实。`, link: unit(event) }],
}))

const layoff = wording("filing.mass-layoff", (event) => ({
  subject: { kind: "employer", title: "一个月内终止人数较多", body: "30天内由单位终止的人数已达到裁员报告标准。依照劳动合同法第四十一条，应提前30日向职工说明并向人社部门报告。", link: roster },
  offices: [{ region: said(event, "region"), role: "reviewer", title: "规模裁员提示", body: `一家单位30天内由单位终止${Number(event.payload["ended"])}人，在册${Number(event.payload["staff"])}人，请核实并安排服务。`, link: unit(event) }],
}))

const reopened = wording("unemployment.reopened", (event) => ({
  subject: { title: "失业登记已恢复", body: `${said(event, "says")}。原登记日期${day(event, "registeredOn")}不变。`, link: mine, text: said(event, "says") },
}))

const workReopened = wording("employment.reopened", (event) => ({ subject: { title: "就业登记已恢复", body: `${said(event, "says")}。情况不符请拨打12333。`, link: mine } }))

const workVoided = wording("employment.voided", (event) => ({
  subject: { title: "就业登记已撤销", body: `${day(event, "effectiveDate")}起${said(event, "employerName") ? `在${said(event, "employerName")}` : ""}的就业登记已撤销：${said(event, "says")}。有异议请联系登记地人社所或拨打12333。`, link: mine },
}))

const withdrawalAsked = wording("filing.withdrawal-requested", (event) => ({
  subject: { title: "单位申请撤销对您的用工备案", body: `${said(event, "employerName")}申请撤销用工备案，理由：${said(event, "says")}。经办机构会向您核实；情况不符请拨打12333。`, link: mine },
}))

const withdrawalKept = wording("filing.withdrawal-kept", (event) => ({
  subject: { title: "用工备案不予撤销", body: `${said(event, "employerName")}申请撤销对您的用工备案，经核实不予撤销，就业登记继续有效：${said(event, "says")}。情况不符请拨打12333。`, link: mine },
}))

const withdrawalSettled = wording("filing.withdrawal-settled", (event) => ({
  subject: {
    kind: "employer", link: roster, title: said(event, "decision") === "kept" ? "用工备案不予撤销" : "用工备案已撤销",
    body: `您单位申请撤销的用工备案（录用日期${day(event, "effectiveDate")}）${said(event, "decision") === "kept" ? "经核实不予撤销" : "已撤销，职工的就业登记一并撤销"}：${said(event, "says")}。有异议请联系经办机构。`,
  },
}))

const employerClosed = wording("filing.employer-closed", (event) => {
  const [name, workers] = [said(event, "employerName"), Number(event.payload["workers"])]
  const told = workers === 0
    ? { title: "单位注销，用人单位登记已关闭", body: `${name}已注销或吊销，名册上没有在册职工，用人单位登记已关闭。` }
    : { title: "单位注销，名册上还有职工", body: `${name}已注销或吊销，${workers}名职工的就业登记已终止，请安排失业登记和再就业服务。` }
  return { offices: [{ region: said(event, "region"), role: "reviewer", ...told, link: unit(event) }] }
})

export const registrationWordings: readonly Wording[] = [registered, cancelled, moved, invited, graduateInvited, warned, proposed, expiring, employed, endSettled, backEntry, layoff, reopened, workReopened, workVoided, withdrawalAsked, withdrawalKept, withdrawalSettled, employerClosed]
