// `npm run province -- --people N --seed S` makes a province of nobody; `-- stream` plays its next days against a running server; `-- marginals` writes docs/marginals.md.
import { argv } from "node:process"

const [, , first, ...rest] = argv

if (first === "stream") await (await import("./stream/stream.ts")).stream(rest)
else if (first === "marginals") await (await import("./marginals-paper.ts")).writePaper()
else await (await import("./make.ts")).make(argv.slice(2))
