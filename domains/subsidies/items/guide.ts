// Reads the guide.md that lies beside an item.
import { readFileSync } from "node:fs"

/** The text of `guide.md` in the folder of the calling file. */
export const guideBeside = (itemUrl: string): string => readFileSync(new URL("./guide.md", itemUrl), "utf8")
