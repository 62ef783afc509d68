// A report behind a paid month or award is taken back, corrected or comes late: the line is decided again on what it was decided on then with the corrected records in their place, and what is less or more is proposed to officers.
import { type Bulk, newId } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { todayInChina } from "#standards"
import { correctedNow } from "./decide-again.ts"
import { paidLinesOfPerson } from "./paid-lines.ts"
import { insertCorrection, sum } from "./propose.ts"

export async function recheckPaid(tx: Bulk, event: DomainEvent, house: House): Promise<number> {
  const at = house.clock()
  let proposed = 0
  for (const row of await tx.all(paidLinesOfPerson, { person: event.subjectId })) {
    const lines = await correctedNow(tx, row, todayInChina(at))
    if (lines.length === 0) continue
    const source = typeof event.payload["source"] === "string" ? event.payload["source"] : "有关部门"
    await tx.run(insertCorrection, {
      subject: row.subject_id, correction: newId(), grant: row.grant_id, kind: row.subject_kind, name: row.name, region: row.region, item: row.item, fund: row.fund, cause: `record:${event.id}`, at, lines: JSON.stringify(lines),
      grounds: `${source}${reports[event.topic] ?? "更正了信息"}，已发月份或项目按更正后的信息重新计算`, less: sum(lines, (one) => one.had - one.due), more: sum(lines, (one) => one.due - one.had),
    })
    proposed++
  }
  return proposed
}

/** Reports that can speak against a line already paid, in words. */
const reports: Readonly<Record<string, string>> = {
  "person.corrected": "更正了出生日期或性别", "person.died": "报送了死亡信息", "person.death-corrected": "更正了死亡日期", "person.death-withdrawn": "撤回了死亡信息", "person.pension-started": "报送了养老待遇", "person.pension-withdrawn": "撤回了养老待遇",
  "person.imprisoned": "报送了收监信息", "person.custody-corrected": "更正了收监信息", "person.custody-withdrawn": "撤回了收监信息", "contribution.withdrawn": "撤回了缴费记录", "employee-row.withdrawn": "撤回了职工参保", "employment.voided": "撤销了就业登记",
  "employment.end-settled": "核定了离职情况", "person.enrolment-withdrawn": "撤回了学籍学历信息",
}

export const paidRecheckHandler: EventHandler = {
  name: "subsidies.recheck-paid",
  topics: Object.keys(reports),
  handle: async (tx, event, house) => {
    await recheckPaid(tx, event, house)
  },
}
