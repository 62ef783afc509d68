// 生育加发失业保险金: offered where the province grants it (domain/04 §3); two officers, ten working days.
import { cite, item } from "#service"
import { provincialDocument } from "../../rules/parameter-definitions.ts"
import { handling } from "../beside-benefit.ts"
import { guideBeside } from "../guide.ts"
import { childbirthSupplementForm } from "./form.ts"

export const childbirthSupplementItem = item({
  ...handling,
  code: "insurance.childbirth-supplement",
  version: 1,
  name: "生育加发失业保险金",
  summary: "领失业保险金期间生育的，一次加发3个月失业保险金（按当地规定）",
  law: [cite(provincialDocument, "生育加发")],
  form: childbirthSupplementForm,
  papers: [{ name: "birth-certificate", label: "出生医学证明", required: false, help: "卫健数据查得到的不用上传" }],
  standardRefusals: [
    { code: "R-NOT-IN-PERIOD", says: "不是在领取失业保险金期间生育" },
    { code: "R-DUP", says: "本次生育加发已经发放" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "生育加发失业保险金核定通知书", refused: "不予核定告知书" },
})
