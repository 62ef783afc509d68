// Our worked cases, written from the text of domain/03 §3 and §9: the same situations in places that set a number otherwise.
import { type AskedCase, type CaseAnswer, type CaseFacts, casesOf, pays, refused } from "#policy"
import { assessed, founderCase, graduateHire, hardAlone, hardHire, inPost, introduced, keyHire, oneHire, paidAlone, student, trainee, unitPaid } from "../worked-cases.ts"
import { had } from "./insurance-subsidies.ts"

type Numbers = Readonly<Record<string, number | string | boolean | readonly string[]>>

/** One situation in the county 990201, where these numbers are its own. */
const there = (rule: string, ordinary: CaseFacts, says: string, numbers: Numbers, changes: CaseFacts, answer: CaseAnswer): readonly AskedCase[] =>
  casesOf(rule, ordinary, { region: "990201", numbers }, [[says, changes, answer]])

const hired = { ...hardHire, "subsidy-month": "2025-08" }
const alone = { ...hardAlone, "subsidy-month": "2025-08" }
const post = { ...inPost, "subsidy-month": "2025-08" }
const soonRetired = { "birth-date": "1965-08-15", "contract-end": "2025-10-15" } as const

export const otherPlaceCases = [
  ...there("SI-EMP-HARD", hired, "两种补贴分开计算：20+16个月", { "subsidies.cap-shared": false }, { "hired-months-used": 20, "flexible-months-used": 16 }, pays("1225.00", { monthsLeft: 15 })),
  ...there("SI-EMP-HARD", hired, "按固定年龄：首次核定日满55周岁，最长60个月", { "subsidies.near-retire-mode": "fixed-age" }, { "birth-date": "1970-03-10", "first-approved-on": "2025-03-10" }, pays("1225.00", { cap: 60 })),
  ...there("SI-EMP-HARD", hired, "按固定年龄：首次核定日差一天55周岁", { "subsidies.near-retire-mode": "fixed-age" }, { "birth-date": "1970-03-11", "first-approved-on": "2025-03-10" }, pays("1225.00", { cap: 36 })),
  ...there("SI-EMP-HARD", hired, "按固定年龄：女满45周岁", { "subsidies.near-retire-mode": "fixed-age" }, { "birth-date": "1980-03-10", "retirement-kind": "F50", "first-approved-on": "2025-03-10" }, pays("1225.00", { cap: 60 })),
  ...there("SI-EMP-HARD", hired, "离退休不足一年，当地免一年合同", { "subsidies.contract-waiver": true }, soonRetired, pays("1225.00")),
  ...there("SI-EMP-HARD", hired, "离退休不足一年，当地不免一年合同", { "subsidies.contract-waiver": false }, soonRetired, refused("R-CONTRACT-LT1Y")),
  ...there("SI-EMP-HARD", hired, "当地补缴也补", { "subsidies.allow-back-pay": true }, { contributions: unitPaid(true) }, pays("1225.00")),
  ...there("SI-EMP-HARD", hired, "当地允许劳务派遣", { "subsidies.allow-dispatch": true }, { dispatched: true }, pays("1225.00")),
  ...there("SI-EMP-HARD", hired, "从认定次月起：认定当月不补", { "subsidies.certification-month": "next" }, { "hardship-from": "2025-08-10" }, refused("R-BEFORE-CERT")),
  ...there("SI-EMP-HARD", hired, "从认定次月起：次月补", { "subsidies.certification-month": "next" }, { "hardship-from": "2025-07-31" }, pays("1225.00")),
  ...there("SI-EMP-HARD", hired, "当地只补八成，向下取到分", { "subsidies.employer-share": 8000 }, {}, pays("980.00")),
  ...there("SI-EMP-HARD", hired, "当地也补工伤", { "subsidies.insured-kinds": ["pension", "medical", "unemployment", "injury"] }, { contributions: [...unitPaid(), { kind: "injury", payer: "employer", base: 500_000, amount: 2000, back: false }] }, pays("1245.00")),
  ...there("SI-FLEX-HARD", alone, "定额：养老350、医疗100", { "subsidies.flexible-mode": "fixed" }, {}, pays("450.00")),
  ...there("SI-FLEX-HARD", alone, "定额，低保家庭：养老450、医疗100", { "subsidies.flexible-mode": "fixed" }, { "low-income-household": true }, pays("550.00")),
  ...there("SI-FLEX-HARD", alone, "定额，但不超过实缴的三分之二", { "subsidies.flexible-mode": "fixed" }, { contributions: paidAlone(420_000, { pension: 30_000, medical: 33_600 }) }, pays("300.00")),
  ...there("SI-FLEX-HARD", alone, "不设封顶基数，养老缴1000元", { "subsidies.flexible-base-cap": 0 }, { contributions: paidAlone(500_000, { pension: 100_000 }) }, pays("666.66")),
  ...there("SI-FLEX-HARD", alone, "按比例一半", { "subsidies.flexible-share": 5000 }, {}, pays("588.00")),
  ...there("SI-FLEX-HARD", alone, "持股一成的门槛：正好一成", { "subsidies.shareholder-threshold": 1000 }, { "share-held": 1000 }, pays("784.00")),
  ...there("SI-FLEX-HARD", alone, "持股一成的门槛：超过", { "subsidies.shareholder-threshold": 1000 }, { "share-held": 1001 }, refused("R-HAS-ENTITY")),
  ...there("SI-FLEX-HARD", alone, "允许无雇工个体户", { "subsidies.allow-lone-shop": true }, { "active-entity": true, "own-shop-alone": true }, pays("784.00")),
  ...there("SI-FLEX-HARD", alone, "创业者可以同时享受", { "subsidies.founder-flexible": true }, { "other-awards": had("ST-ONCE", "2025-01", null) }, pays("784.00")),
  ...there("SI-FLEX-HARD", alone, "创业者不可以同时享受", { "subsidies.founder-flexible": false }, { "other-awards": had("ST-ONCE", "2025-01", null) }, refused("R-STACK-ST")),
  ...there("SI-SME-GRAD", { ...graduateHire, "subsidy-month": "2025-08" }, "当地扩大到中型企业", { "subsidies.graduate-employer-sizes": ["medium", "small", "micro"] }, { "enterprise-size": "medium" }, pays("1225.00")),
  ...there("SI-KEY25", { ...keyHire, "subsidy-month": "2025-08" }, "当地允许与单位部分同享", { "subsidies.key-with-employer-part": true }, { "other-awards": had("SI-EMP-HARD", "2025-08", "2025-08") }, pays("131.25")),
  ...there("PW-POST", post, "当地按九成，四舍五入", { "subsidies.post-share": 9000 }, {}, pays("1800.00")),
  ...there("PW-POST", post, "不折算：8月20日上岗也发整月", { "subsidies.prorate": "none" }, { "post-from": "2025-08-20" }, pays("2000.00")),
  ...there("TR-SKILL", trainee, "每年一次的地方，本年度一次", { "subsidies.trainings-per-year": 1 }, { "trainings-this-year": 1 }, refused("R-TR-YEAR")),
  ...there("TR-SKILL", trainee, "证书培训须60学时", { "subsidies.certificate-hours": 60 }, { "class-hours": 59, "theory-hours": 30 }, refused("R-HOURS")),
  ...there("TR-SKILL", trainee, "理论和实操各不少于四成：正好", { "subsidies.training-part-share": 4000 }, { "class-hours": 100, "theory-hours": 40 }, pays("1080.00")),
  ...there("TR-SKILL", trainee, "理论和实操各不少于四成：理论39%", { "subsidies.training-part-share": 4000 }, { "class-hours": 100, "theory-hours": 39 }, refused("R-HOURS-PART")),
  ...there("TR-SKILL", trainee, "理论和实操各不少于四成：实操39%", { "subsidies.training-part-share": 4000 }, { "class-hours": 100, "theory-hours": 61 }, refused("R-HOURS-PART")),
  ...there("TR-ASSESS", assessed, "按等级计次的地方，同一职业另一等级", { "subsidies.assessment-mode": "once-per-level" }, { "occupation-assessed": true }, pays("360.00")),
  ...there("GR-JS", student, "按学历阶段计次，本阶段没有领过", { "subsidies.student-once": "once-per-stage" }, { "student-grants": 1 }, pays("1500.00")),
  ...there("ST-ONCE", founderCase, "满6个月即可的地方", { "subsidies.start-up-months": 6 }, { "entity-registered-on": "2024-09-15" }, pays("5000.00")),
  ...there("ST-ONCE", founderCase, "满6个月差一天", { "subsidies.start-up-months": 6 }, { "entity-registered-on": "2024-09-16" }, refused("R-RUN-LT12M")),
  ...there("HI-ONCE", oneHire, "当地允许两项同享", { "subsidies.both-hiring-grants": true }, { "other-awards": had("HI-POOR", "2024-01", "2024-06", { employer: "91990000000000001X" }) }, pays("1000.00")),
  ...there("AG-INTRO", introduced, "按合同一次付清600元", { "subsidies.introduce-mode": "contract" }, { "insured-months-since-hire": 1 }, pays("600.00")),
  ...there("AG-INTRO", introduced, "按合同的，合同不足一年", { "subsidies.introduce-mode": "contract" }, { "contract-end": "2026-02-27" }, refused("R-CONTRACT-LT1Y")),
]
