// The official tables of the months behind: generated, explained, reviewed by a second statistician, signed and frozen when the month was over.
import { addMonthsTo, type YearMonth } from "#standards"
import type { Doors } from "./doors.ts"

const tables = ["registered-unemployment", "unemployed-persons", "benefit-recipients"] as const
const province = "990000000000"

/** Closes a month's tables on the third day of the next month, when statistical (to the 20th) and natural months alike are over. */
export async function closeTables(doors: Doors, month: YearMonth): Promise<void> {
  const at = (hour: number) => `${addMonthsTo(month, 1)}-03T${String(hour).padStart(2, "0")}:20:00.000Z`
  const [statistician, second, head] = [doors.officer("sun.li"), doors.officer("bai.xue"), doors.officer("cao.rui")]
  for (const table of tables) {
    const { id } = await doors.ask<{ id: string }>(statistician, at(1), "POST", "/reports/closings", { table, region: province, period: month })
    const act = (who: typeof statistician, hour: number, action: string, text = "") => doors.ask(who, at(hour), "POST", `/reports/closings/${id}/actions`, { action, text })
    await act(statistician, 2, "explain", "数据由业务记录直接生成，变动主要来自季节性用工。")
    await act(second, 3, "review")
    await act(head, 6, "sign")
    await act(statistician, 7, "freeze")
  }
}
