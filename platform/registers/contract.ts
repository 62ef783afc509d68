// The registers as the outside sees them: persons, employers, offices, places and codes.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

const idText = z.string().regex(/^[1-9]\d{0,18}$/)
const regionText = z.string().regex(/^\d{12}$/, "请选择行政区划")

export const registersProblems = {
  personExists: problem("registers.person-exists", 409, "这个证件号码已经建档，姓名一致，请直接查询使用"),
  personElsewhere: problem("registers.person-elsewhere", 409, "这个人已在{place}建档，请先由本人在手机上把常住地改到本地，再来窗口办理"),
  nameDiffers: problem("E-ID-05", 422, "证件号码与姓名不匹配，请核对证件原件"),
  noSuchPlace: problem("E-REG-01", 422, "行政区划已停用或不存在，请选择现行区划的最末一级"),
  viewsUsedUp: problem("registers.views-used-up", 429, "今天查看完整号码已达 {limit} 次，如工作需要请联系负责人"),
  shortQuery: problem("registers.short-query", 422, "请至少输入姓名的前两个字、完整的证件号码或手机号码"),
  nothingToChange: problem("registers.nothing-to-change", 422, "没有要修改的内容"),
}

const place = z.object({ code: z.string(), name: z.string() }).nullable()

/** What pages show of a person; sealed values masked. */
export const personCardShape = z.object({
  personId: z.string(),
  name: z.string(),
  sex: z.string().nullable(),
  sexName: z.string().nullable(),
  birthDate: z.string().nullable(),
  age: z.number().nullable(),
  idType: z.string(),
  idTypeName: z.string(),
  idMasked: z.string(),
  mobileMasked: z.string().nullable(),
  bankMasked: z.string().nullable(),
  bankName: z.string().nullable(),
  bankLine: z.string().nullable(),
  hukouType: z.string().nullable(),
  hukouTypeName: z.string().nullable(),
  hukou: place,
  live: place,
  liveAddress: z.string().nullable(),
  education: z.string().nullable(),
  educationName: z.string().nullable(),
  womenRetireKind: z.string().nullable(),
  /** Place that holds the file. */
  region: z.string(),
  regionName: z.string(),
  source: z.string(),
  receivedAt: z.string(),
})
export type PersonCard = z.output<typeof personCardShape>

/** Months on account, by kind of insurance. */
export const contributionsShape = z.object({
  kind: z.string(),
  kindName: z.string(),
  months: z.number(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  /** Months reported as due whose money has not arrived. */
  dueMonths: z.number(),
  source: z.string(),
  asOf: z.string().nullable(),
})
export type ContributionsSummary = z.output<typeof contributionsShape>

/** What another department has told about a person that matters to an officer. */
export const receivedFactShape = z.object({
  kind: z.enum(["death", "pension", "custody", "military", "emigration", "funeral-grant", "allowance", "study", "entity-role", "entitlement-elsewhere", "employee-row"]),
  says: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** True when it holds today. */
  now: z.boolean(),
  source: z.string(),
  receivedAt: z.string(),
})
export type ReceivedFact = z.output<typeof receivedFactShape>

/** One value of a person's own data, with where it comes from. */
export const knownValueShape = z.object({
  name: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  shown: z.string(),
  source: z.string(),
  asOf: z.string().nullable(),
  /** The person may correct it without a case. */
  correctable: z.boolean(),
})

const contributionMonth = z.object({
  month: z.string(),
  kind: z.string(),
  employer: z.string().nullable(),
  baseFen: z.number(),
  employerPaidFen: z.number(),
  personPaidFen: z.number(),
  arrivedOn: z.string().nullable(),
  backPaid: z.boolean(),
  source: z.string(),
})

export const searchPersons = endpoint({
  name: "registers.search-persons",
  method: "GET",
  path: "/persons",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "按证件号码、手机号码或姓名查人（本人辖区内）",
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  output: z.array(personCardShape),
  problems: [registersProblems.shortQuery],
  personal: true,
  perMinute: 60,
})

export const registerPersonAtCounter = endpoint({
  name: "registers.register-person",
  method: "POST",
  path: "/persons",
  who: ["clerk", "reviewer"],
  summary: "窗口建档：首次来办事的人",
  input: z.object({
    name: z.string().trim().min(2).max(50),
    idType: z.string().max(2).default("01"),
    idNumber: z.string().trim().min(5).max(30),
    mobile: z.string().trim().max(20).optional(),
    liveRegion: regionText,
    liveAddress: z.string().trim().max(200).optional(),
    hukouRegion: regionText.optional(),
    hukouType: z.string().max(2).optional(),
    education: z.string().max(2).optional(),
  }),
  output: z.object({ personId: z.string() }),
  success: 201,
  problems: [registersProblems.personExists, registersProblems.personElsewhere, registersProblems.nameDiffers, registersProblems.noSuchPlace, commonProblems.invalidInput],
})

export const readPerson = endpoint({
  name: "registers.read-person",
  method: "GET",
  path: "/persons/:person",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "个人基本信息、参保缴费汇总与各部门推送的事实",
  params: z.object({ person: idText }),
  output: z.object({
    person: personCardShape,
    contributions: z.array(contributionsShape),
    received: z.array(receivedFactShape),
    changes: z.array(z.object({ field: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable(), source: z.string(), actor: z.string(), at: z.string() })),
  }),
  problems: [commonProblems.notFound],
  personal: true,
})

export const readPersonContributions = endpoint({
  name: "registers.read-person-contributions",
  method: "GET",
  path: "/persons/:person/contributions",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "个人缴费明细（按月）",
  params: z.object({ person: idText }),
  query: z.object({ kind: z.string().max(3).default("210") }),
  output: z.array(contributionMonth),
  problems: [commonProblems.notFound],
  personal: true,
})

export const readPersonInFull = endpoint({
  name: "registers.read-person-in-full",
  method: "GET",
  path: "/persons/:person/full",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "查看完整证件号码、手机号码、银行账号：须写明用途，留痕，每日限次",
  params: z.object({ person: idText }),
  query: z.object({ purpose: z.string().trim().min(4, "请写明查看用途，至少4个字").max(100) }),
  output: z.object({ idNumber: z.string().nullable(), mobile: z.string().nullable(), bankAccount: z.string().nullable(), viewsLeft: z.number() }),
  problems: [commonProblems.notFound, registersProblems.viewsUsedUp],
  personal: true,
})

const contactInput = z.object({
  mobile: z.string().trim().max(20).optional(),
  liveRegion: regionText.optional(),
  liveAddress: z.string().trim().min(1).max(200).optional(),
  bankAccount: z.string().trim().max(40).optional(),
  bankName: z.string().trim().min(2).max(60).optional(),
  /** 联行号; with a new account and none given, the old one is forgotten. */
  bankLine: z.string().trim().max(20).optional(),
})

export const correctPersonContact = endpoint({
  name: "registers.correct-person-contact",
  method: "PUT",
  path: "/persons/:person/contact",
  who: ["clerk", "reviewer"],
  summary: "窗口代为更正联系方式、常住地、银行账户",
  params: z.object({ person: idText }),
  input: contactInput,
  output: z.object({ changed: z.array(z.string()) }),
  problems: [commonProblems.notFound, registersProblems.noSuchPlace, registersProblems.nothingToChange],
})

export const readMe = endpoint({
  name: "registers.read-me",
  method: "GET",
  path: "/me",
  who: ["citizen"],
  summary: "我的信息：每一项从哪里来、什么时候的",
  output: z.object({ personId: z.string(), name: z.string(), values: z.array(knownValueShape), contributions: z.array(contributionsShape), received: z.array(receivedFactShape) }),
  problems: [commonProblems.notFound],
})

export const readMyContributions = endpoint({
  name: "registers.read-my-contributions",
  method: "GET",
  path: "/me/contributions",
  who: ["citizen"],
  summary: "我的缴费明细（按月）",
  query: z.object({ kind: z.string().max(3).default("210") }),
  output: z.array(contributionMonth),
})

export const correctMyContact = endpoint({
  name: "registers.correct-my-contact",
  method: "PUT",
  path: "/me/contact",
  who: ["citizen"],
  summary: "更正我的手机号码、常住地、住址、银行账户",
  input: contactInput,
  output: z.object({ changed: z.array(z.string()) }),
  problems: [registersProblems.noSuchPlace, registersProblems.nothingToChange],
})

export const employerCardShape = z.object({
  employerId: z.string(),
  uscc: z.string(),
  name: z.string(),
  unitType: z.string().nullable(),
  unitTypeName: z.string().nullable(),
  regType: z.string().nullable(),
  regTypeName: z.string().nullable(),
  industry: z.string().nullable(),
  industryName: z.string().nullable(),
  status: z.string(),
  region: z.string(),
  regionName: z.string(),
  foundedOn: z.string().nullable(),
  legalPersonName: z.string().nullable(),
  contactName: z.string().nullable(),
  contactMobileMasked: z.string().nullable(),
  address: z.string().nullable(),
  /** Staff the social insurance has on its rolls now. */
  insuredStaff: z.number(),
  source: z.string(),
  receivedAt: z.string(),
})
export type EmployerCard = z.output<typeof employerCardShape>

export const searchEmployers = endpoint({
  name: "registers.search-employers",
  method: "GET",
  path: "/employers",
  who: ["clerk", "reviewer", "head", "auditor", "statistician"],
  summary: "按统一社会信用代码或名称查单位",
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  output: z.array(z.object({ employerId: z.string(), uscc: z.string(), name: z.string(), region: z.string(), regionName: z.string(), status: z.string() })),
})

export const readEmployer = endpoint({
  name: "registers.read-employer",
  method: "GET",
  path: "/employers/:employer",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "单位基本信息",
  params: z.object({ employer: idText }),
  output: employerCardShape,
  problems: [commonProblems.notFound],
  personal: true,
})

export const readMyEmployer = endpoint({ name: "registers.read-my-employer", method: "GET", path: "/employer/me", who: ["employer"], summary: "本单位基本信息", output: employerCardShape, problems: [commonProblems.notFound] })

export const correctEmployerContact = endpoint({
  name: "registers.correct-employer-contact",
  method: "PUT",
  path: "/employer/me/contact",
  who: ["employer"],
  summary: "更正本单位联系人",
  input: z.object({ contactName: z.string().trim().min(2).max(50), contactMobile: z.string().trim().max(20) }),
  output: z.object({ changed: z.array(z.string()) }),
  problems: [commonProblems.notFound],
})

export const listOffices = endpoint({
  name: "registers.list-offices",
  method: "GET",
  path: "/offices",
  who: ["public"],
  summary: "公共就业服务机构：地址、电话、时间",
  query: z.object({ region: z.string().regex(/^[1-9]\d{1,11}$/).optional() }),
  output: z.array(z.object({ officeId: z.string(), name: z.string(), region: z.string(), regionName: z.string(), level: z.string(), phone: z.string().nullable(), address: z.string().nullable(), hours: z.string().nullable() })),
})

export const regionShape = z.object({ code: z.string(), name: z.string(), fullName: z.string(), level: z.number(), parent: z.string(), urbanRural: z.string().nullable(), leaf: z.boolean() })
export type RegionView = z.output<typeof regionShape>

export const listRegions = endpoint({
  name: "registers.list-regions",
  method: "GET",
  path: "/regions",
  who: ["public"],
  summary: "下一级行政区划；不填上级时为各省",
  query: z.object({ parent: z.string().regex(/^(\d{12})?$/).default("") }),
  output: z.array(regionShape),
})

export const readRegion = endpoint({
  name: "registers.read-region",
  method: "GET",
  path: "/regions/:code",
  who: ["public"],
  summary: "一个行政区划和它的各级上级，最大的在前",
  params: z.object({ code: regionText }),
  output: z.array(regionShape),
  problems: [commonProblems.notFound],
})

export const listCodeSets = endpoint({
  name: "registers.list-code-sets",
  method: "GET",
  path: "/codes",
  who: ["public"],
  summary: "代码表目录",
  output: z.array(z.object({ name: z.string(), title: z.string(), source: z.string(), values: z.number() })),
})

export const readCodeSet = endpoint({
  name: "registers.read-code-set",
  method: "GET",
  path: "/codes/:set",
  who: ["public"],
  summary: "一张代码表",
  params: z.object({ set: z.string().max(60) }),
  output: z.object({
    name: z.string(),
    title: z.string(),
    source: z.string(),
    values: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), since: z.string().nullable(), until: z.string().nullable() })),
  }),
  problems: [commonProblems.notFound],
})
