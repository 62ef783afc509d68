// The small province of the demonstration as a plan: who lives where, who worked for whom until when and why it ended. Nobody in it exists.
import { addDays, addMonths, addMonthsTo, creditCodeFor, daysBetween, demonstrationRegions, luhnDigit, monthOf, type PlainDate, plainDate, residentNumberFor, type YearMonth } from "#standards"
import { type Chance, chanceFrom } from "./random.ts"

export interface PlannedEmployer {
  readonly name: string
  readonly uscc: string
  /** Twelve digits of the street it is in. */
  readonly region: string
  readonly industry: string
  readonly unitType: string
  readonly regType: string
  readonly foundedOn: PlainDate
  readonly agent: string
}

export interface PlannedJob {
  readonly employer: number
  readonly from: PlainDate
  /** First day no longer employed. */
  readonly to: PlainDate | null
  /** Legal reason of its end, domain/04 §2.2. */
  readonly reason: string | null
  readonly payFen: number
  /** Months the insurance was paid for. */
  readonly paid: readonly YearMonth[]
}

export interface PlannedPerson {
  /** A name of a story, or undefined for the crowd. */
  readonly story?: Story
  readonly name: string
  readonly idNumber: string
  readonly sex: "1" | "2"
  readonly born: PlainDate
  readonly community: string
  readonly mobile: string
  readonly bankAccount: string
  readonly education: string
  readonly hukouType: string
  readonly job: PlannedJob | null
}

export type Story = "lin-xiaomei" | "zhou-jianguo" | "ayiguli" | "too-few-months" | "resigned" | "re-employed" | "near-retirement" | "minor" | "graduate" | "refused" | "payment-returned"

export interface Plan {
  readonly employers: readonly PlannedEmployer[]
  readonly persons: readonly PlannedPerson[]
}

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢"]
const doubleSurnames = ["欧阳", "尉迟", "上官", "司马"]
const given = { "1": [..."伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆"], "2": [..."芳娜敏静丽艳娟霞秀燕玲桂英慧莉婷雪琳颖洁梅红倩岚"] }
const rare = ["龑", "翀", "骉", "玥", "祎", "垚"]

const firmWords = ["恒达", "鑫源", "华盛", "同创", "瑞丰", "众合", "远航", "金桥", "永安", "新禾", "启明", "天成", "万通", "中晟", "聚力"]
const trades = [
  ["机械制造", "C34"], ["服装", "C18"], ["电子科技", "C39"], ["食品", "C14"], ["建筑工程", "E47"], ["商贸", "F51"], ["物流", "G54"], ["餐饮管理", "H62"],
  ["软件", "I65"], ["物业服务", "K70"], ["人力资源服务", "L72"], ["家政服务", "O80"], ["教育咨询", "P83"], ["化工", "C26"], ["纺织", "C17"],
] as const

const reasons = [["01", 30], ["05", 14], ["06", 18], ["07", 20], ["04", 4], ["02", 4], ["20", 10]] as const

/** The plan for a day; the same day gives the same plan. @param size persons in the crowd. */
export function planProvince(today: PlainDate, size: number): Plan {
  const chance = chanceFrom(990000)
  const communities = demonstrationRegions.filter((region) => region.level === 5).map((region) => region.code)
  const streets = demonstrationRegions.filter((region) => region.level === 4).map((region) => region.code)
  const employers = [
    employer(chance, "甲市示例机械有限公司", "990101001000", "C34", 1, "何敏"),
    employer(chance, "乙市示例纺织有限公司", "990201001000", "C17", 2, "许岚"),
    ...Array.from({ length: 44 }, (_, index) => someEmployer(chance, streets, index + 3)),
  ]
  const persons = [...stories(chance, today), ...Array.from({ length: size }, (_, index) => somebody(chance, today, communities, employers, index + 100)), ...laterStories(chance, today)]
  return { employers, persons }
}

function employer(chance: Chance, name: string, region: string, industry: string, serial: number, agent: string): PlannedEmployer {
  return { name, region, industry, agent, uscc: creditCodeFor("91", region.slice(0, 6), `MA${String(serial).padStart(6, "0")}`), unitType: "10", regType: chance.pick(["159", "173", "160"]), foundedOn: plainDate(`${chance.whole(1996, 2020)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`) }
}

function someEmployer(chance: Chance, streets: readonly string[], serial: number): PlannedEmployer {
  const region = chance.pick(streets)
  const [trade, industry] = chance.pick(trades)
  const city = demonstrationRegions.find((one) => one.code === region.slice(0, 4).padEnd(12, "0"))?.name ?? ""
  return employer(chance, `${city}${firmWords[serial % firmWords.length] ?? ""}${trade}有限公司`, region, industry, serial, nameOf(chance, chance.pick(["1", "2"] as const)))
}

function nameOf(chance: Chance, sex: "1" | "2"): string {
  const surname = chance.chance(0.02) ? chance.pick(doubleSurnames) : chance.pick(surnames)
  const first = chance.chance(0.03) ? chance.pick(rare) : chance.pick(given[sex])
  return `${surname}${first}${chance.chance(0.55) ? chance.pick(given[sex]) : ""}`
}

function person(chance: Chance, serial: number, about: { story?: Story; name?: string; sex: "1" | "2"; born: PlainDate; community: string; education?: string; hukouType?: string }, job: PlannedJob | null): PlannedPerson {
  const sequence = (serial % 499) * 2 + (about.sex === "1" ? 1 : 2)
  const card = `6217990${String(serial).padStart(11, "0")}`
  return {
    ...(about.story ? { story: about.story } : {}),
    name: about.name ?? nameOf(chance, about.sex),
    sex: about.sex,
    born: about.born,
    community: about.community,
    idNumber: residentNumberFor(about.community.slice(0, 6), about.born, sequence),
    mobile: `139${String(90_000_000 + serial).slice(0, 8)}`,
    bankAccount: card + luhnDigit(card),
    education: about.education ?? chance.weighted([["70", 30], ["61", 18], ["41", 14], ["31", 20], ["21", 16], ["14", 2]]),
    hukouType: about.hukouType ?? chance.weighted([["10", 45], ["20", 30], ["50", 25]]),
    job,
  }
}

/** A job and the months it was insured: at most the last five years, a few gaps, none after the end. */
function job(chance: Chance, today: PlainDate, employer: number, from: PlainDate, to: PlainDate | null, reason: string | null, paidMonths?: number): PlannedJob {
  const last = to ? monthOf(addDays(to, -1)) : addMonthsTo(monthOf(today), -1)
  const most = Math.min(paidMonths ?? 60, 60)
  const paid: YearMonth[] = []
  for (let ym = last; ym >= monthOf(from) && paid.length < most; ym = addMonthsTo(ym, -1)) if (paidMonths !== undefined || !chance.chance(0.01)) paid.push(ym)
  return { employer, from, to, reason, payFen: chance.whole(42, 120) * 10_000, paid }
}

/** The street whose officers everybody meets first: its work list is full. */
const busyStreet = "990101001"

function somebody(chance: Chance, today: PlainDate, communities: readonly string[], employers: readonly PlannedEmployer[], serial: number): PlannedPerson {
  const sex = chance.weighted([["1", 54], ["2", 46]] as const)
  const born = addDays(today, -chance.whole(20 * 365, 59 * 365))
  const community = chance.chance(0.3) ? chance.pick(communities.filter((code) => code.startsWith(busyStreet))) : chance.pick(communities)
  const near = employers.flatMap((one, index) => (one.region.slice(0, 4) === community.slice(0, 4) ? [index] : []))
  const fate = chance.weighted([["works", 70], ["lost", 24], ["never", 6]] as const)
  if (fate === "never" || near.length === 0) return person(chance, serial, { sex, born, community }, null)
  const worked = chance.weighted([[chance.whole(3, 11), 12], [chance.whole(12, 35), 38], [chance.whole(36, 60), 30], [chance.whole(61, 150), 20]])
  const lately = community.startsWith(busyStreet) && chance.chance(0.4)
  const ended = fate === "lost" ? addDays(today, -(lately ? chance.whole(6, 44) : chance.whole(4, 420))) : null
  const grown = addMonths(born, 12 * 18)
  const wished = addMonths(ended ?? today, -worked)
  const from = wished < grown ? grown : wished
  return person(chance, serial, { sex, born, community }, job(chance, today, chance.pick(near), from, ended, ended ? chance.weighted(reasons) : null))
}

const home = "990101001001"

/** How a story says when somebody was born and how long they worked. */
function told(chance: Chance, today: PlainDate) {
  const ended = (daysAgo: number) => addDays(today, -daysAgo)
  return {
    years: (age: number, days = 40) => addDays(addMonths(today, -12 * age), -days),
    worked: (months: number, daysAgo: number, reason: string) => job(chance, today, 0, addMonths(ended(daysAgo), -months), ended(daysAgo), reason, months),
  }
}

/** The people everybody meets in the demonstration; their names are in the README. */
function stories(chance: Chance, today: PlainDate): PlannedPerson[] {
  const { years, worked } = told(chance, today)
  return [
    person(chance, 1, { story: "lin-xiaomei", name: "林晓梅", sex: "2", born: years(34), community: home, education: "31", hukouType: "50" }, worked(26, Math.min(6, daysInMonth(today)), "06")),
    person(chance, 2, { story: "zhou-jianguo", name: "周建国", sex: "1", born: years(58), community: home, education: "70" }, worked(60, 150, "07")),
    person(chance, 3, { story: "ayiguli", name: "阿依古丽·买买提", sex: "2", born: years(29), community: "990101002001", education: "21" }, worked(18, 20, "01")),
    person(chance, 4, { story: "too-few-months", name: "王小强", sex: "1", born: years(24), community: home }, worked(11, 12, "05")),
    person(chance, 5, { story: "resigned", name: "李娜", sex: "2", born: years(31), community: home }, worked(40, 25, "20")),
    person(chance, 6, { story: "re-employed", name: "陈国庆", sex: "1", born: years(45), community: "990101001002" }, worked(60, 200, "06")),
    person(chance, 7, { story: "near-retirement", name: "赵秀英", sex: "2", born: years(49), community: home }, worked(60, 90, "02")),
    person(chance, 8, { story: "minor", name: "小马", sex: "1", born: addDays(addMonths(today, -12 * 16), 30), community: home, education: "70" }, null),
    person(chance, 9, { story: "graduate", name: "欧阳玥", sex: "2", born: years(22), community: "990102001003", education: "21" }, null),
  ]
}

/** People of stories told later: they stand after the crowd, so that what chance gave the others stays. */
function laterStories(chance: Chance, today: PlainDate): PlannedPerson[] {
  const { years, worked } = told(chance, today)
  return [
    person(chance, 10, { story: "refused", name: "何志强", sex: "1", born: years(38), community: home, education: "41" }, worked(52, 45, "20")),
    person(chance, 11, { story: "payment-returned", name: "孙桂兰", sex: "2", born: years(44), community: home, education: "61" }, worked(72, 120, "07")),
  ]
}

const daysInMonth = (today: PlainDate): number => Math.max(1, daysBetween(plainDate(`${today.slice(0, 7)}-01`), today))
