// Pay in words: "5 000–8 000 元/月".
import { payUnitLabels, type PostLine } from "#domains/jobs"

const yuan = (fen: number): string => String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, " ")

export const payOf = (post: Pick<PostLine, "payFromFen" | "payToFen" | "payUnit">): string => `${post.payFromFen === post.payToFen ? yuan(post.payFromFen) : `${yuan(post.payFromFen)}–${yuan(post.payToFen)}`} ${payUnitLabels[post.payUnit]}`
