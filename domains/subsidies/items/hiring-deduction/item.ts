// 企业吸纳重点群体就业认定: a certificate for the tax office, found in the records; two officers, ten working days.
import { form } from "#service"
import { taxDeduction } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { certificateService } from "../subsidy-service.ts"

export const hiringDeductionItem = certificateService(
  {
    code: "subsidies.hiring-deduction",
    name: "企业吸纳重点群体就业认定",
    summary: "招用脱贫人口、登记失业半年以上人员等重点群体的企业，认定后由税务部门定额扣减税费",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  [taxDeduction],
)
