// Labels of classes and certificates (TR-*, UI-SKILL).
import { addMonths, firstDay, monthOf } from "../calendar.ts"
import { isLeftOpen } from "../errors.ts"
import { employerId } from "../numbers.ts"
import { certificateNumber, type Course, courseDays, issuedOn as issuedOnOf, sessions, type Student } from "../support/courses.ts"
import { contractEnd } from "../tables/work.ts"
import { monthsPaid } from "../unemployment.ts"
import { type Entitled, lineOf } from "./entitled.ts"
import type { LifeFacts } from "./life-facts.ts"
import * as law from "./subsidy-law/classes.ts"
import { type Finding, some } from "./subsidy-law/demands.ts"
import * as once from "./subsidy-law/once.ts"

export function classLines(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, lived } = facts
  const { course } = lived
  const student = course?.students.find((one) => one.life === life)
  const skill = lived.skills.get(life)
  if (course && student) {
    const issuedOn = student.score > 0 ? issuedOnOf(course) : 0
    const level = course.kind === "start" ? null : course.level
    return [...taughtLines(facts, course, student, issuedOn, on), ...(issuedOn > 0 ? certificateLines(facts, certificateNumber(course.id, life), level, issuedOn, on) : [])]
  }
  return skill ? certificateLines(facts, skill.number, skill.level, skill.issuedOn, on) : []
}

function taughtLines(facts: LifeFacts, course: Course, student: Student, issuedOn: number, on: number): readonly Entitled[] {
  const { life } = facts
  const { kind, begins, school } = course
  const groupValid = student.group === "hard" ? facts.isHardOn(begins) : student.group === "unemployed" ? facts.wasUnemployed(begins + 1) : facts.answers().answers.groupValid
  const known = { begins, groupValid, atSchool: facts.isAtSchool(begins), attended: student.attended.length, planned: sessions, days: student.attended.length, issuedOn }
  const [asPayee, drawsPension] = [{ ...facts.somebody(on, "person"), drawsPension: facts.drawsPension(begins) }, facts.drawsPension(begins)]
  const taught = { ...known, who: { ...facts.somebody(on, "unit"), drawsPension }, unit: facts.unit(school) }
  const line = `${employerId(school)}:C${course.id}`
  const one = (item: Entitled["item"], firm: number, finding: Finding) => lineOf(item, life, firm, line, monthOf(begins), finding)
  const living = one("TR-LIVE", -1, once.livingCosts({ who: asPayee, ...known }, student.group === "hard" && facts.isHardOn(begins)))
  switch (kind) {
    case "skill":
      return [one("TR-SKILL", -1, once.skillTraining({ who: asPayee, ...known })), living]
    case "start":
      return [one("TR-START", school, law.startTraining(taught)), living]
    case "project":
      return [one("TR-PROJ", school, law.projectTraining(taught, course.price, course.accepted)), living]
    case "firm": {
      const job = life.work.jobs.filter((each) => each.firm === school && each.from <= begins).toSorted((a, b) => b.from - a.from)[0]
      return [one("TR-FIRM", school, law.firmTraining(taught, job ? { start: job.from, end: contractEnd(facts.economy, job) } : null))]
    }
    case "apprentice": {
      const isStaff = life.work.jobs.some((job, at) => job.firm === school && job.insured !== "none" && job.from <= begins && (job.to === 0 || job.to > begins + courseDays || isLeftOpen(facts.economy, life.person.index, at)))
      return [one("TR-APPR", school, law.apprenticeTraining(taught, isStaff))]
    }
  }
}

function certificateLines(facts: LifeFacts, number: string, level: 3 | 4 | 5 | null, issuedOn: number, on: number): readonly Entitled[] {
  const { life, economy } = facts
  if (issuedOn <= addMonths(on, -24) || issuedOn > on) return []
  const group = some(facts.wasUnemployed(issuedOn + 1), facts.isHardOn(issuedOn), facts.graduatesIn(issuedOn), facts.answers().answers.groupValid)
  const upgrade = (day: number): Finding => {
    const upgraded = { on: day, insuredOrDrawing: facts.isInsuredOn(day) || facts.isGranted(monthOf(day)), paidMonths: monthsPaid(life.work.jobs, economy.lastMonth, day, 0), level, issuedOn }
    return law.skillUpgrade(upgraded)
  }
  const since = Array.from({ length: monthOf(on) - monthOf(issuedOn) }, (_, at) => firstDay(monthOf(issuedOn) + 1 + at)).find((day) => upgrade(day).verdict === "pass") ?? on
  return [
    lineOf("TR-ASSESS", life, -1, number, monthOf(issuedOn), law.assessed(facts.somebody(on, "person"), issuedOn, level, group)),
    lineOf("UI-SKILL", life, -1, number, monthOf(issuedOn), upgrade(on), since),
  ]
}
