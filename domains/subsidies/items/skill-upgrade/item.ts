// 技能提升补贴 (UI-SKILL): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { skillSubsidy } from "#domains/insurance"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const skillUpgradeItem = subsidyService(
  {
    code: "subsidies.skill-upgrade",
    name: "技能提升补贴",
    summary: "参加失业保险、取得初级中级高级职业资格或技能等级证书的职工和领金人员，由失业保险基金支付",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  [skillSubsidy],
)
