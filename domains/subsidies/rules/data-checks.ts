// Which register must answer before which item is granted, and which only raises a risk flag (domain/03 §7), said once.
import type { Condition } from "#policy"
import * as shared from "./conditions.ts"
import type { SubsidyItem } from "./items.ts"

export interface DataCheck {
  readonly title: string
  /** Names of fact sources that answer it. */
  readonly sources: readonly string[]
  /** Item codes or their beginnings for which it blocks, and for which it only flags a risk. */
  readonly blocks: readonly string[]
  readonly flags: readonly string[]
  /** The condition an item takes from this row; rows without one are asked in the item's own words. */
  readonly condition?: { readonly once: Condition; readonly monthly: Condition }
}

const both = (condition: Condition) => ({ once: condition, monthly: condition })
const everywhere = ["SI-", "PW-", "TR-", "IN-BASE", "ST-", "HI-", "LN-", "AG-"] as const

export const dataChecks: readonly DataCheck[] = [
  { title: "社保缴费和待遇", sources: ["社会保险登记"], blocks: ["SI-", "PW-", "TR-", "IN-BASE", "ST-", "HI-", "AG-"], flags: ["GR-", "LN-"] },
  { title: "税务申报", sources: ["税务申报信息"], blocks: ["ST-"], flags: ["SI-", "PW-", "TR-", "IN-", "HI-", "LN-", "AG-"] },
  { title: "市场主体", sources: ["市场主体登记"], blocks: ["SI-", "PW-", "IN-BASE", "ST-", "HI-", "LN-", "AG-"], flags: ["TR-"] },
  { title: "户籍和死亡", sources: ["公安人口信息"], blocks: [...everywhere, "GR-", "TV-"], flags: [], condition: { once: shared.alive, monthly: shared.aliveInMonth } },
  { title: "学籍学历", sources: ["学籍学历信息", "学籍信息"], blocks: ["SI-SME-GRAD", "SI-FLEX-GRAD", "SI-KEY25", "TR-SKILL", "TR-START", "TR-FIRM", "TR-PROJ", "IN-BASE", "GR-", "ST-ONCE", "HI-ONCE"], flags: [] },
  { title: "民政、残联、监测、退役军人", sources: ["民政、残联、农业农村、退役军人信息", "就业困难人员认定"], blocks: ["SI-EMP-HARD", "SI-FLEX-HARD", "SI-KEY25", "PW-", "TR-SKILL", "TR-START", "TR-FIRM", "TR-PROJ", "GR-", "ST-ONCE", "AG-"], flags: ["HI-", "LN-"] },
  { title: "户籍成员", sources: ["户籍成员信息"], blocks: ["GR-"], flags: ["SI-", "PW-", "IN-", "ST-", "HI-", "AG-"] },
  { title: "服刑", sources: ["司法行政信息"], blocks: [...everywhere, "TV-"], flags: ["GR-"], condition: both(shared.atLiberty) },
  { title: "收款账户", sources: ["银行账户核验"], blocks: [...everywhere, "IN-RET", "IN-EARLY", "GR-", "TV-"], flags: [], condition: both(shared.ownAccount) },
  { title: "失信", sources: ["信用信息"], blocks: [...everywhere, "IN-RET", "IN-EARLY"], flags: [], condition: both(shared.goodCredit) },
]

const covers = (prefixes: readonly string[], item: SubsidyItem): boolean => prefixes.some((prefix) => item.startsWith(prefix))

/** The checks that block an item. */
export const blockingChecks = (item: SubsidyItem): readonly DataCheck[] => dataChecks.filter((check) => covers(check.blocks, item))

/** The checks that only raise a flag for supervision. */
export const riskChecks = (item: SubsidyItem): readonly DataCheck[] => dataChecks.filter((check) => covers(check.flags, item))

/** The conditions an item takes from the table: judged once, or for each month of a claim. */
export const checkedConditions = (item: SubsidyItem, how: "once" | "monthly" = "once"): readonly Condition[] => blockingChecks(item).flatMap(({ condition }) => (condition ? [condition[how]] : []))
