// `npm run check`: types, lint, the map of the house, the statements, the tests; stops at the first that fails.
import { join } from "node:path"
import { installDependencies, root, run } from "./prepare.mjs"

installDependencies()
run("npm", ["run", "--silent", "types"])
run("npm", ["run", "--silent", "lint"])
run("npm", ["run", "--silent", "house"])
run("npm", ["run", "--silent", "check:sql"])
run(process.execPath, [join(root, "tools/test.mjs")])
