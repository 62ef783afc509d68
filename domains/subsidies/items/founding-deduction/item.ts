// 重点群体创业认定: a certificate for the tax office, found in the records; two officers, ten working days.
import { form } from "#service"
import { taxDeduction } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personGroup, promiseGroup } from "../person-groups.ts"
import { certificateService } from "../subsidy-service.ts"

export const foundingDeductionItem = certificateService(
  {
    code: "subsidies.founding-deduction",
    name: "重点群体创业认定",
    summary: "脱贫人口、登记失业半年以上人员、毕业年度毕业生等从事个体经营，认定后由税务部门限额扣减税费",
    subject: "person",
    form: form(personGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  [taxDeduction],
)
