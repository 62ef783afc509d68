// Worked examples of domain/03 §3 as data: training and assessment, internships, students.
import { examplesOf } from "#policy"
import { caseOf } from "../reference-case.ts"
import {
  apprenticeCase, assessed, completion, firmTrainee, founderTrainee, hiredEarly, intern, internMonthsOf, internsOf, livingTrainee, projectTrainee, student, trainee, unitOfInterns,
} from "../worked-cases.ts"

const uiSkill = { item: "UI-SKILL", from: "2025-06", until: "2025-06", occupation: "6-18-02-04", level: 5, employer: null, loan: null, cost: null, fund: "unemployment-insurance" }
const on = (day: string) => ({ on: day })

export const trainingExamples = [
  ...examplesOf("subsidies.skill-training", trainee, caseOf, [
    ["TRS-1", "五级，紧缺职业，1200元的90%", {}],
    ["TRS-2", "培训合格证64学时，640元", { ...completion, "class-hours": 64, "theory-hours": 30 }],
    ["TRS-2", "培训合格证80学时，最多700元", { ...completion, "class-hours": 80, "theory-hours": 30 }],
    ["TRS-3", "40次课到了31次，77.5%", { "sessions-attended": 31 }, ["R-ATTEND"]],
    ["TRS-4", "第四次培训", { "trainings-subsidised": 3 }, ["R-TR-MAX3"]],
    ["TRS-5", "已经有四级，申请五级", { "highest-level-held": 4 }, ["R-HIGHER-HELD"]],
    ["TRS-6", "同一证书领过技能提升补贴", { "other-awards": [uiSkill] }, ["R-STACK-UISKILL"]],
    ["TRS-8", "已经领养老金", { "drawing-pension": true }, ["R-RETIRED"]],
  ]),
  ...examplesOf("subsidies.start-up-training", founderTrainee, caseOf, [[null, "创办企业培训，1200元", {}], [null, "结业一年以后才发合格证", { "certificate-issued-on": "2026-05-11" }, ["R-CERT"]]]),
  ...examplesOf("subsidies.firm-training", firmTrainee, caseOf, [[null, "1月15日签合同，4月1日开班，取得五级", {}], [null, "签合同一年以后才开班", { "contract-start": "2024-04-01" }, ["R-TR-LATE"]]]),
  ...examplesOf("subsidies.apprentice-training", apprenticeCase, caseOf, [[null, "在职职工取得四级，5000元", {}], [null, "只有培训合格证", { "certificate-kind": "completion", "certificate-level": null }, ["R-CERT-KIND"]]]),
  ...examplesOf("subsidies.project-training", projectTrainee, caseOf, [[null, "合同约定每人1500元", {}], [null, "没有验收", { "project-contracted": false }, ["R-PROJECT"]]]),
  ...examplesOf("subsidies.training-living", livingTrainee, caseOf, [
    ["TRS-7", "到课18天，540元", {}],
    ["TRS-7", "到课34天，最多30天，900元", { "attended-days": 34 }],
    [null, "今年已经领过", { "living-this-year": 1 }, ["R-LIVE-YEAR"]],
  ]),
  ...examplesOf("subsidies.skill-assessment", assessed, caseOf, [
    ["TA-1", "第一次取得四级，360元", {}],
    ["TA-2", "同一职业又取得三级", { "certificate-level": 3, "occupation-assessed": true }, ["R-OCC-DUP"]],
    ["TA-3", "培训合格证", { "certificate-kind": "completion", "certificate-level": null }, ["R-CERT-KIND"]],
  ]),
]

const july = { ...intern, "subsidy-month": "2025-07" }
const endOfJuly = (facts: Parameters<typeof caseOf>[0]) => caseOf(facts, on("2025-07-31"))

export const youthExamples = [
  ...examplesOf("subsidies.internship-month", july, endOfJuly, [
    ["IN-1", "乙市2025年，每月2000元的70%，6个月8400元", {}],
    ["IN-5", "当月在其他单位参保", { "insured-elsewhere": true }, ["R-EMPLOYED"]],
    ["IN-6", "协议只有两个月", { "internship-planned-end": "2025-08-31", "internship-ends-on": "2025-08-31" }, ["R-IN-LEN"]],
    ["IN-7", "开始当天满25周岁", { "intern-group": "youth", "registered-unemployed": true, "graduated-on": null, "birth-date": "2000-07-01" }, ["R-AGE"]],
  ]),
  ...examplesOf("subsidies.internship-retention", unitOfInterns, (facts) => caseOf(facts, on("2026-02-28")), [
    ["IN-2", "10人见习6个月，留用5人：提标部分48000元，连同基本部分共132000元", {}],
    [null, "10人留用4人", { "interns-of-year": internsOf(4, 6) }, ["R-RETENTION"]],
    [null, "没有补贴过的月份", { "internship-months-paid": internMonthsOf(0, []) }, ["R-NOTHING-DUE"]],
  ]),
  ...examplesOf("subsidies.internship-early-hire", hiredEarly, (facts, place = on("2025-11-30")) => caseOf(facts, place), [
    ["IN-4", "约定6个月，4个月后录用，剩余2个月2800元", {}],
    [null, "见习期满以后才签合同", { "contract-start": "2026-01-05" }, ["R-NOT-EARLY"], on("2026-01-31")],
  ]),
  ...examplesOf("subsidies.student-job-grant", student, (facts) => caseOf(facts, on("2025-11-25")), [
    ["GJ-1", "低保又有助学贷款，只给一次1500元", {}],
    ["GJ-2", "专科时领过，本科再申请", { "student-grants": 1 }, ["R-DUP"]],
    ["GJ-3", "自学考试", { "study-form": "self-taught" }, ["R-STUDY-KIND"]],
    ["GJ-4", "申请日低保已经终止", { "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: "2025-11-09" }] }, ["R-CAT-EXPIRED"]],
  ]),
]
