// 一次性领取剩余失业保险金: offered where the province grants it (domain/04 §3); two officers, ten working days.
import { cite, item } from "#service"
import { provincialDocument } from "../../rules/parameter-definitions.ts"
import { confirmationForm, handling } from "../beside-benefit.ts"
import { guideBeside } from "../guide.ts"

export const lumpSumItem = item({
  ...handling,
  code: "insurance.lump-sum",
  version: 1,
  name: "一次性领取剩余失业保险金",
  summary: "领金期间找到稳定工作或创办企业的，把没领完的失业保险金一次领出一部分或全部（按当地规定）",
  law: [cite(provincialDocument, "一次性领取")],
  form: confirmationForm,
  papers: [],
  standardRefusals: [
    { code: "R-NOT-OPEN", says: "本地未实行剩余待遇一次性领取" },
    { code: "R-NOTHING-UNUSED", says: "没有剩余的应领月数" },
    { code: "R-CONTRACT-LT1Y", says: "劳动合同期限不足1年" },
    { code: "R-INS-LT3M", says: "新单位缴纳失业保险不足3个月" },
    { code: "R-DUP", says: "本次剩余待遇已经一次性领取" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "一次性领取剩余失业保险金核定通知书", refused: "不予核定告知书" },
})
