// The facts registration asks for and answers: names, labels, sources. Answered by SQL in server/facts.ts, or by the applicant's word.
import { fact, lines, retirementKinds, type CodeLabels, type FactSource } from "#policy"
import { codeSet } from "#standards"

const population: FactSource = { kind: "register", name: "公安人口信息" }
const insured: FactSource = { kind: "register", name: "社会保险登记" }
const schools: FactSource = { kind: "register", name: "学籍信息" }
const market: FactSource = { kind: "register", name: "市场主体登记" }
const justice: FactSource = { kind: "register", name: "司法行政信息" }
const army: FactSource = { kind: "register", name: "退役军人事务信息" }
const ministry: FactSource = { kind: "register", name: "全国失业登记查重" }
const record: FactSource = { kind: "record", name: "就业失业登记" }
const declared: FactSource = { kind: "declared", name: "本人申报" }

export const birthDate = fact({ name: "birth-date", label: "出生日期", type: "date", of: "person", source: population, fixed: true })
export const retirementKind = fact({ name: "retirement-kind", label: "退休类别", type: "code", of: "person", source: insured, codes: retirementKinds, fixed: true })
export const drawingPension = fact({ name: "drawing-pension", label: "正在享受基本养老保险待遇", type: "boolean", of: "person", source: insured })
export const deceased = fact({ name: "deceased", label: "已登记死亡", type: "boolean", of: "person", source: population, fixed: true })
export const atSchool = fact({ name: "at-school", label: "学籍在校", type: "boolean", of: "person", source: schools })
export const serving = fact({ name: "serving", label: "正在服兵役", type: "boolean", of: "person", source: army })
export const inCustody = fact({ name: "in-custody", label: "正在服刑或被强制隔离", type: "boolean", of: "person", source: justice })

export const openRegistration = fact({ name: "open-registration", label: "有效失业登记", type: "text", of: "person", source: record, orNone: true, means: "登记地和登记日期；没有填 null" })
export const registrationDate = fact({ name: "registration-date", label: "失业登记日期", type: "date", of: "person", source: record, orNone: true, means: "办理日有效的失业登记在现登记地登记的日期；没有有效登记填 null" })
export const continuousSince = fact({ name: "continuous-since", label: "连续登记失业起始日", type: "date", of: "person", source: record, orNone: true, means: "登记地转移时保留原登记日期，没有转移过的与失业登记日期相同；没有有效登记填 null" })
export const registrationId = fact({ name: "registration-id", label: "有效失业登记编号", type: "text", of: "person", source: record, orNone: true })
export const registrationRegion = fact({ name: "registration-region", label: "失业登记地区划", type: "text", of: "person", source: record, orNone: true })
export const stillUnemployed = fact({ name: "still-unemployed", label: "仍有有效失业登记", type: "boolean", of: "person", source: record })
export const jobSeeking = fact({ name: "job-seeking-registered", label: "已办理求职登记", type: "boolean", of: "person", source: record, means: "有效失业登记里填写了求职意向，或选择了培训、创业" })
export const unemployedMonths = fact({ name: "unemployed-months", label: "连续登记失业月数", type: "months", of: "person", source: record })
export const registeredElsewhere = fact({
  name: "registered-elsewhere", label: "外省有效失业登记", type: "text", of: "person", source: ministry, orNone: true, means: "部级节点最近一次答复；未答复时为无，登记后标记待核重",
})
export const ownAccountWork = fact({ name: "own-account-work", label: "本人有效的个体经营、自主创业或灵活就业登记", type: "boolean", of: "person", source: record })
export const filedEmployment = fact({ name: "filed-employment", label: "单位备案的有效就业登记", type: "boolean", of: "person", source: record, means: "单位已报减员的不算" })
export const insuredEmployment = fact({ name: "insured-employment", label: "只由参保记录形成的有效就业登记", type: "boolean", of: "person", source: record, means: "单位已报减员的不算" })
export const employed = fact({ name: "employed", label: "有效就业登记", type: "boolean", of: "person", source: record, means: "办理日在业，单位已报减员的不算" })
export const fullTimeEmployment = fact({ name: "full-time-employment", label: "有效的全日制就业登记", type: "boolean", of: "person", source: record })
export const lastEmploymentEnd = fact({ name: "last-employment-end", label: "最近一次就业终止日期", type: "date", of: "person", source: record, orNone: true })
/** Legal reasons of an end of employment, in the words of the code table. */
const endReasons: CodeLabels = Object.fromEntries(codeSet("employment-end-law").values.map(({ code, name }) => [code, name]))
export const endReason = fact({ name: "end-reason", label: "终止或解除原因", type: "code", of: "person", source: { kind: "record", name: "劳动用工备案" }, codes: endReasons, fixed: true, means: "最近一次就业终止的法定情形" })
export const activeEntity = fact({ name: "active-entity", label: "名下有存续的市场主体", type: "boolean", of: "person", source: market, means: "本人是经营者、法定代表人或负责人；股东、监事不算" })
export const entities = lines({
  name: "entities", label: "本人名下市场主体", of: "person", source: market,
  columns: { uscc: { type: "text", label: "统一社会信用代码" }, active: { type: "boolean", label: "存续" } },
})

export const lossDate = fact({ name: "loss-date", label: "失业日期", type: "date", of: "person", source: declared })
export const mainlyFarming = fact({ name: "mainly-farming", label: "目前以务农为主", type: "boolean", of: "person", source: declared })
export const businessStopped = fact({ name: "business-stopped", label: "承诺名下市场主体已停止经营", type: "boolean", of: "person", source: declared })
export const declaredEntity = fact({ name: "declared-entity", label: "填写的统一社会信用代码", type: "text", of: "person", source: declared })
export const startedOn = fact({ name: "started-on", label: "就业开始日期", type: "date", of: "person", source: declared })

export const unitActive = fact({ name: "unit-active", label: "单位存续", type: "boolean", of: "employer", source: market })
export const unitRegistered = fact({ name: "unit-registered", label: "已办理用人单位登记", type: "boolean", of: "employer", source: record })
