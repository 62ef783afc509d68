// The worked examples of subsidies, listed: held by a test, shown beside their rule, counted by `npm run law`.
import type { WorkedExample } from "#policy"
import { businessExamples } from "./examples/business.ts"
import { inputExamples } from "./examples/input.ts"
import { insuranceExamples } from "./examples/insurance-and-posts.ts"
import { trainingExamples, youthExamples } from "./examples/training-and-youth.ts"

export const workedExamples: readonly WorkedExample[] = [...insuranceExamples, ...trainingExamples, ...youthExamples, ...businessExamples, ...inputExamples]
