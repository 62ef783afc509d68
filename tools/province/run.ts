// `npm run province -- --people N --seed S` makes a province of nobody; `-- stream` plays its next days against a running server; `-- marginals` writes docs/marginals.md.
import { asked } from "../asked.ts"

async function run(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args
  if (first === "stream") return (await import("./stream/stream.ts")).stream(rest)
  const { make, usage } = await import("./make.ts")
  if (first !== "marginals") return make(args)
  asked(usage, {}, 0, rest)
  return (await import("./marginals-paper.ts")).writePaper()
}

/** What cannot be made is said in one line; what breaks while it is made is shown whole. */
run(process.argv.slice(2)).catch((failure: unknown) => {
  console.error(failure instanceof RangeError ? failure.message : failure)
  process.exitCode = 2
})
