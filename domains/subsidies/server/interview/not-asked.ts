// Items of the book that questions cannot answer for who asks, each with the reason; said beside the result, so that nothing of the book is silently left out.
import type { Interviewee } from "../../contract/interview.ts"
import { subsidyItems, type SubsidyItem } from "../../rules/index.ts"

interface NotAsked {
  readonly item: string
  readonly name: string
  readonly why: string
}

const of = (why: string, ...items: readonly SubsidyItem[]): readonly NotAsked[] => items.map((item) => ({ item, name: subsidyItems[item], why }))

const projects = of("按项目评审、签合同、验收后付款，多少钱由合同定", "SV-CAP")
const studios = of("由上级评审批准，金额在批复里", "HS-BASE", "HS-STUDIO")
const provincial = of("由省级批准、备案后才有，条件和金额写在批准文件里", "OT-PROV")

const ofFund: readonly NotAsked[] = [
  { item: "UI-ALLOWANCE", name: "失业补助金", why: "2022年底已经停止受理，不再新办" },
  { item: "UI-PRICE", name: "价格临时补贴", why: "物价涨到规定的幅度时，随失业保险金自动发放，不用申请" },
  { item: "UI-TRANSFER", name: "失业保险关系转移接续", why: "不是补贴；跨省换工作或换地方领失业金时办理，以前的缴费时间带走" },
]

export const notAsked: Readonly<Record<Interviewee, readonly NotAsked[]>> = {
  person: [
    ...ofFund,
    ...of("发给用人单位，请用单位的问卷", "SI-EMP-HARD", "SI-SME-GRAD", "PW-POST", "PW-SI", "HI-ONCE", "HI-POOR", "IN-BASE", "IN-RET", "IN-EARLY", "TR-FIRM", "TR-APPR"),
    ...of("发给您本人，由单位申请，请单位用单位的问卷", "SI-KEY25"),
    ...of("发给机构，请用单位的问卷", "TR-PROJ", "AG-INTRO"),
    { item: "UI-EXPAND", name: "一次性扩岗补助", why: "发给用人单位，请用单位的问卷" },
    { item: "UI-RETAIN", name: "失业保险稳岗返还", why: "发给单位，请用单位的问卷" },
    ...projects, ...studios, ...provincial,
  ],
  employer: [
    ...projects, ...studios, ...provincial,
    ...of("发给个人，请用个人的问卷", "SI-FLEX-HARD", "SI-FLEX-GRAD", "GR-JS", "ST-ONCE", "ST-RENT", "TR-LIVE", "TR-ASSESS", "TV-MIG"),
    { item: "UI-BENEFIT", name: "失业保险金", why: "发给个人，请用个人的问卷" },
    { item: "UI-SKILL", name: "技能提升补贴", why: "发给个人，请用个人的问卷" },
    { item: "UI-WORKER", name: "农民合同制工人一次性生活补助", why: "发给个人，请用个人的问卷" },
    ...ofFund,
  ],
}
