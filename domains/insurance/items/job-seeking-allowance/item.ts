// 领金期间求职补贴: offered where the province grants it (domain/04 §3); two officers, ten working days.
import { cite, item } from "#service"
import { provincialDocument } from "../../rules/parameter-definitions.ts"
import { confirmationForm, handling } from "../beside-benefit.ts"
import { guideBeside } from "../guide.ts"

export const jobSeekingAllowanceItem = item({
  ...handling,
  code: "insurance.job-seeking-allowance",
  version: 1,
  name: "领金期间求职补贴",
  summary: "领失业保险金期间积极求职的，按月再领一份求职补贴，最长6个月（按当地规定）",
  law: [cite(provincialDocument, "求职补贴")],
  form: confirmationForm,
  papers: [],
  standardRefusals: [
    { code: "R-NOT-DRAWING", says: "当月没有领取失业保险金" },
    { code: "R-CAP6", says: "已达到最长6个月" },
    { code: "R-RETIRED", says: "已达到法定退休年龄" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "领金期间求职补贴核定通知书", refused: "不予核定告知书" },
})
