// Code tables: T1–T6 of the code-table standard, groupings of reports, industries, sizes and mappings.
import { expect, test } from "vitest"
import { plainDate } from "../plain-date.ts"
import { codeByName, codeLabel, codeSet, codeSets, codeValue, activeCodes, isActiveCode } from "./code-sets.ts"
import { employmentEndLaws, involuntaryEnd, needsEvidence } from "./employment-end-laws.ts"
import { enterpriseSize, isMicroOrSmall, sizeLineOf } from "./enterprise-size.ts"
import { graduateEducations } from "./education.ts"
import { hardshipCategories, hardshipFamilies, hardshipFamilyOf } from "./assistance-tables.ts"
import { divisionFrom2011, fromAab022, industryOf, sectorInMarketReport, sectorInStatistics, toAab022 } from "./industry-codes.ts"
import { industries } from "./industries.ts"
import {
  misspeltEthnicNames, reportedSkillLevel, storedEmploymentForm, storedHardship, storedHealthState, storedMaritalState, storedUnemploymentEnd, storedUnemploymentReason, unemploymentEndKeys,
} from "./import-mappings.ts"
import { occupationGroupOf, occupations, toAca111 } from "./occupations.ts"
import { policyReportingOf } from "./policy-kind-of-item.ts"
import { ageGroupOf, ageGroups, employerRowOf, reportGroupings, rowOf, educationGroups } from "./report-groups.ts"
import { isUrbanHousehold } from "./person-tables.ts"
import { isUrban } from "./service-tables.ts"
import { unemploymentKindOf, unemploymentReasons } from "./unemployment-tables.ts"
import { experienceBandOf, staffBandOf } from "./unit-tables.ts"

test("T1: every value is unique in its table, has a name, and its parent stands in the table", () => {
  expect(new Set(codeSets.map(({ name }) => name)).size).toBe(codeSets.length)
  for (const { name, values, source } of codeSets) {
    const codes = new Set(values.map(({ code }) => code))
    expect(codes.size, name).toBe(values.length)
    expect(source.length, name).toBeGreaterThan(0)
    for (const value of values) {
      expect(value.name.trim(), `${name} ${value.code}`).toBe(value.name)
      expect(value.name.length, `${name} ${value.code}`).toBeGreaterThan(0)
      if (value.parent !== null) expect(codes.has(value.parent), `${name} ${value.code}`).toBe(true)
      if (value.since !== null && value.until !== null) expect(value.since < value.until).toBe(true)
    }
  }
})

const counts = [
  ["AAC005", 58], ["AAC058", 19], ["AJC093", 9], ["policy-kind", 9], ["AAC004", 4], ["AAC024", 13], ["AAC012", 13], ["ADC111", 7], ["case-state", 11],
] as const

for (const [set, count] of counts) test(`T2: ${set} has ${count} values`, () => expect(codeSet(set).values).toHaveLength(count))

test("T2: twelve hardship categories come from the source, the rest are ours", () => {
  expect(hardshipCategories.values.filter(({ mark }) => mark !== "P")).toHaveLength(12)
})

test("T2: 20 sections and 97 divisions of industry, 8 classes and 79 groups of occupation", () => {
  for (const set of ["industry", "AAB022"]) {
    expect(codeSet(set).values.filter(({ parent }) => parent === null)).toHaveLength(20)
    expect(codeSet(set).values.filter(({ parent }) => parent !== null)).toHaveLength(97)
  }
  expect(occupations.values.filter(({ parent }) => parent === null)).toHaveLength(8)
  expect(occupations.values.filter(({ parent }) => parent !== null)).toHaveLength(79)
})

for (const grouping of reportGroupings)
  test(`T3: the ${grouping.name} rows cover their table exactly once`, () => {
    for (const { code } of grouping.table.values) {
      const holding = grouping.rows.filter(({ codes }) => codes.has(code))
      expect(holding.length, code).toBe(grouping.counts(code) ? 1 : 0)
    }
    expect(new Set(grouping.rows.map(({ key }) => key)).size).toBe(grouping.rows.length)
  })

test("T3: the age groups cover every age from sixteen exactly once", () => {
  for (let age = 16; age < 120; age += 1) expect(ageGroups.filter(({ from, to }) => age >= from && age <= to)).toHaveLength(1)
  expect([15, 16, 24, 25, 34, 35, 44, 45, 54, 55, 99].map(ageGroupOf)).toEqual(
    [null, "16-24", "16-24", "25-34", "25-34", "35-44", "35-44", "45-54", "45-54", "55+", "55+"],
  )
})

test("T4: a retired value is refused for a new date and accepted for an old one", () => {
  expect(isActiveCode("AJC093", "70", plainDate("2013-12-27"))).toBe(true)
  expect(isActiveCode("AJC093", "70", plainDate("2013-12-28"))).toBe(false)
  expect(isActiveCode("registration-end", "06", plainDate("2026-03-02"))).toBe(false)
  expect(activeCodes("AJC093", plainDate("2026-03-02")).map(({ code }) => code)).toEqual(["10", "20", "30", "40", "50", "60", "80", "90"])
  expect(isActiveCode("AJC093", "11", plainDate("2026-03-02"))).toBe(false)
})

test("T5: the stored industry is different for each of the 97 divisions, and can be read back", () => {
  const divisions = industries.values.filter(({ parent }) => parent !== null)
  expect(new Set(divisions.map(({ code }) => toAab022(code))).size).toBe(97)
  for (const { code, parent } of divisions) expect(fromAab022(toAab022(code))).toEqual({ section: parent, division: code })
})

test("T6: every key of the national lists has a stored code that stands in its table", () => {
  for (const key of ["010", "011", "021", "022", "023c", "024", "029", "030", "040", "090"])
    expect(codeValue("ADC111", storedEmploymentForm(key).form), key).toBeDefined()
  for (const key of ["10", "20", "32", "50", "60", "70", "90"]) expect(codeValue("AJC093", storedUnemploymentReason(key, false)), key).toBeDefined()
  for (const key of unemploymentEndKeys.keys()) expect(codeValue("unemployment-end", storedUnemploymentEnd(key)), key).toBeDefined()
  for (const key of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19].map((number) => `H${String(number).padStart(2, "0")}`))
    expect(codeValue("ADC310", storedHardship(key)), key).toBeDefined()
  expect(() => storedUnemploymentEnd("U99")).toThrow("U99")
})

test("imported codes become the stored ones of the registration standard", () => {
  expect(storedEmploymentForm("011")).toEqual({ form: "010", flag: "dispatch" })
  expect(storedEmploymentForm("090").form).toBe("990")
  expect([storedUnemploymentReason("20", false), storedUnemploymentReason("20", true), storedUnemploymentReason("32", false)]).toEqual(["20", "30", "80"])
  expect(["U11", "U12", "U13", "U14", "U21", "U31", "U32", "U91"].map(storedUnemploymentEnd)).toEqual(["61", "62", "63", "64", "10", "51", "50", "99"])
  expect([storedHardship("H12"), storedHardship("H12", true)]).toEqual(["090", "170"])
  expect(codeLabel("AAC005", misspeltEthnicNames.get("达翰尔族") ?? "")).toBe("达斡尔族")
  expect([storedHealthState("5"), storedHealthState("1")]).toEqual(["6", "1"])
  expect(["6", "8", "9", "3"].map(reportedSkillLevel)).toEqual(["5", "1", "1", "3"])
})

test("sources whose numbers contradict each other are read by source or by name", () => {
  expect([storedMaritalState("hubei", "1"), storedMaritalState("sichuan", "1")].map((code) => codeLabel("AAC017", code))).toEqual(["已婚", "未婚"])
  expect(() => storedMaritalState("sichuan", "3")).toThrow("sichuan")
  expect([codeByName("AAC058", "港澳台居民居住证"), codeByName("AAC058", "中国护照"), codeByName("AAC058", "借书证")]).toEqual(["17", "16", undefined])
})

test("an urban household is told by the booklet only where it says so", () => {
  expect(codeSet("AAC009").values.map(({ code }) => [code, isUrbanHousehold(code)])).toEqual([
    ["10", true], ["11", true], ["12", true], ["20", false], ["21", false], ["22", false], ["30", null], ["40", null], ["50", null],
  ])
})

test("labels are read by field, and an unknown code is shown as such", () => {
  expect(codeLabel("AAC004", "2")).toBe("女")
  expect(codeLabel("AAC048", "60")).toBe("全日制")
  expect(codeLabel("AAC004", "7")).toBe("未知代码7")
  expect(() => codeSet("AAA000")).toThrow("AAA000")
})

test("the benefit asks whether work ended against the worker's will", () => {
  expect(employmentEndLaws.values.map(({ code }) => [code, involuntaryEnd(code)])).toEqual([
    ["01", "yes"], ["02", "yes"], ["03", "yes"], ["04", "yes"], ["05", "yes"], ["06", "yes"], ["07", "yes"], ["08", "yes"], ["09", "yes"],
    ["20", "no"], ["21", "no"], ["22", "no"], ["23", "no"], ["99", "manual"],
  ])
  expect([needsEvidence("09"), needsEvidence("05")]).toEqual([true, false])
  expect(involuntaryEnd("77")).toBe("manual")
})

test("the kind of unemployment follows from its reason", () => {
  expect(unemploymentReasons.values.map(({ code }) => unemploymentKindOf(code))).toEqual(["1", "2", "2", "3", "3", "3", "3", "2", "3"])
})

test("industries are read in every spelling", () => {
  expect([toAab022("F51"), toAab022("F5112"), toAab022("5112"), toAab022("51"), toAab022("H"), toAab022("h61")]).toEqual(["0651", "0651", "0651", "0651", "0800", "0861"])
  for (const wrong of ["", "U", "A51", "98", "00", "F511234", "5"]) expect(() => industryOf(wrong), wrong).toThrow("industry")
  expect(fromAab022("0800")).toEqual({ section: "H", division: null })
  for (const wrong of ["0851", "2100", "0000", "065", "F51"]) expect(() => fromAab022(wrong), wrong).toThrow(/industry|four digits/)
})

test("divisions of 2011 find their place in 2017", () => {
  expect(divisionFrom2011("87")).toEqual(["88"])
  expect(divisionFrom2011("96")).toEqual(["97"])
  expect(divisionFrom2011("58")).toEqual(["58", "59"])
  expect(divisionFrom2011("59")).toEqual(["59"])
  expect(divisionFrom2011("78")).toEqual(["78"])
  expect(() => divisionFrom2011("97")).toThrow("2011")
})

test("the three sectors differ between statistics and the market report", () => {
  expect(["A01", "A05", "B06", "B11", "C13", "C43", "D44", "E47", "F51", "T97"].map(sectorInStatistics)).toEqual(["1", "3", "2", "3", "2", "3", "2", "2", "3", "3"])
  expect(["A05", "B11", "C43", "F51", "A", "E"].map(sectorInMarketReport)).toEqual(["1", "2", "2", "3", "1", "2"])
})

test("occupations are stored in seven digits", () => {
  expect([toAca111("3"), toAca111("3-01"), toAca111("4-02-07-08")]).toEqual(["3000000", "3010000", "4020708"])
  expect(occupationGroupOf("4020708")).toBe("4-02")
  expect(codeLabel("ACA111", "3010000")).toBe("行政办事及辅助人员")
})

test("an institution or government body never falls into an enterprise row", () => {
  expect([employerRowOf("30", "110"), employerRowOf("20", "110"), employerRowOf("60", "175"), employerRowOf("10", "110"), employerRowOf("10", "173"),
    employerRowOf("10", "330"), employerRowOf("80", "190")]).toEqual(["institution", "government", "self-employed", "state", "private", "foreign", "other-unit"])
  expect(rowOf(educationGroups, "47")?.name).toBe("职高、技校、中专")
})

const sizes = [
  ["industry", 1000, 40_000, 0, "large"], ["industry", 999, 40_000, 0, "medium"], ["industry", 300, 1999, 0, "small"], ["industry", 19, 50_000, 0, "micro"],
  ["agriculture", 0, 500, 0, "medium"], ["construction", 0, 80_000, 79_999, "medium"], ["wholesale", 5, 1000, 0, "small"], ["retail", 9, 100, 0, "micro"],
  ["property-development", 0, 200_000, 9999, "medium"], ["leasing-business", 300, 0, 119_999, "medium"], ["other", 10, 0, 0, "small"], ["other", 300, 0, 0, "large"],
] as const

for (const [line, staff, revenue, assets, size] of sizes)
  test(`size: ${line} with ${staff} people, ${revenue} and ${assets} 万元 is ${size}`, () => expect(enterpriseSize(line, { staff, revenue, assets })).toBe(size))

test("the size line follows the industry and is missing where the rule draws none", () => {
  expect(["C39", "51", "52", "54", "53", "59", "G", "6510", "K7010", "7020", "7030", "K", "J66", "P", "85", "84", "O80"].map(sizeLineOf)).toEqual(
    ["industry", "wholesale", "retail", "transport", null, "storage", null, "software", "property-development", "property-management", "other", null, null, null,
      "other", null, "other"],
  )
  expect([isMicroOrSmall("micro"), isMicroOrSmall("medium")]).toEqual([true, false])
})

test("bands include their lower limit", () => {
  expect([0, 19, 20, 99, 100, 500, 1000, 10_000].map(staffBandOf)).toEqual(["1", "1", "2", "2", "3", "4", "5", "6"])
  expect([0, 11, 12, 35, 36, 60, 120].map(experienceBandOf)).toEqual(["0", "1", "2", "2", "3", "4", "5"])
})

test("town and country follow the classification of the place", () => {
  expect([isUrban("111"), isUrban("123"), isUrban("210"), isUrban("220"), isUrban(null)]).toEqual([true, true, false, false, null])
})

test("each hardship category is reported under one national family", () => {
  for (const { code } of hardshipCategories.values) expect(hardshipFamilies.values.some((family) => family.code === hardshipFamilyOf(code)), code).toBe(true)
  expect(hardshipFamilyOf("050")).toBe("01")
})

test("subsidy items are reported under a policy type and a fund", () => {
  expect(policyReportingOf("SI-EMP-HARD")?.policyKind).toBe("020")
  expect(policyReportingOf("TR-ASSESS")?.policyKind).toBe("050")
  expect(policyReportingOf("TR-JOB")).toEqual({ policyKind: "040", funds: ["就业补助资金", "失业保险基金"] })
  expect(policyReportingOf("LN-INT")?.funds).toEqual(["普惠金融发展专项资金"])
  expect(policyReportingOf("XX")).toBeUndefined()
})

test("graduates are those who finished, not those who left early", () => {
  expect([...graduateEducations].every((code) => codeLabel("AAC011", code).endsWith("毕业"))).toBe(true)
})
