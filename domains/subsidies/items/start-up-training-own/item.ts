// 创业培训补贴（个人） (TR-START): for who paid the course alone; the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const startUpTrainingOwnItem = subsidyService(
  {
    code: "subsidies.start-up-training-own",
    name: "创业培训补贴（个人）",
    summary: "自己付费参加创业培训并取得合格证书的六类人员",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-START"],
)
