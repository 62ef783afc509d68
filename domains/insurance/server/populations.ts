// Whom a rule without a person in it concerns: the standard of a month and what goes with it concern who may draw that month, each by the place that pays.
import type { Population } from "#platform/facts"
import { registerRelations } from "#platform/registers"

const drawing: Population = {
  table: `(select distinct on (e.person_id) e.person_id, e.region from insurance.published_entitlements e
            where e.state in ('running', 'held') and to_char(:on::date, 'YYYYMM')::int between e.first_month and e.last_month order by e.person_id, e.first_month desc)`,
  key: "person_id",
}

export const populations: Readonly<Record<string, Population>> = {
  "insurance.benefit-standard": drawing, "insurance.medical-premium": drawing, "insurance.extension": drawing, "insurance.lump-sum": drawing, "insurance.entitled-months": registerRelations.people,
}

const formAlone = "只核对申请表、申领信息或报文里填写的内容，没有交上来的就没有可以核对的"
const oneTransfer = "说的是一次关系转移：外地的缴费和待遇只有那件转移里有"
const overpaid = "说的是一笔多发的待遇：有哪些明细、怎样归还，查出来以后才有"

/** What cannot be put to everybody by its nature. */
export const notAsked: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["claim-input", "month-line-input", "stop-input", "transfer-input", "skill-certificate-input", "job-retention-input", "price-index-input", "refund-input"].map((name) => [`insurance.${name}`, formAlone])),
  "insurance.relation-transfer": oneTransfer, "insurance.transfer-fee": oneTransfer, "insurance.receivable": overpaid, "insurance.offset-plan": overpaid,
  "insurance.death-grant": "说的是一件家属申领：申请人、供养亲属和家庭约定只有办件里有", "insurance.childbirth-supplement": "生育日期只在申领时由本人提供，没有登记可查",
}
