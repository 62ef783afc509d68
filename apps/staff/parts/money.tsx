// Money in yuan, from whole fen.
import { fen, formatYuan } from "#standards"

/** "1 800.00" without the unit, for columns whose head says 元. */
export const yuanText = (amount: number): string => formatYuan(fen(amount))

/** A figure with its name, for rows of totals. */
export const Figure = ({ label, value, unit }: { readonly label: string; readonly value: string; readonly unit?: string }) => (
  <div className="figure">
    <dt>{label}</dt>
    <dd>{value}{unit ? <small> {unit}</small> : null}</dd>
  </div>
)
