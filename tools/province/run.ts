// `npm run province -- --people N --seed S` makes a province of nobody; `npm run province -- stream` plays its next days against a running server.
import { argv } from "node:process"

const [, , first, ...rest] = argv

if (first === "stream") await (await import("./stream/stream.ts")).stream(rest)
else await (await import("./make.ts")).make(argv.slice(2))
