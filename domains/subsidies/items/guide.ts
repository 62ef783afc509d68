// Reads the guide.md that lies beside an item, and says under every one what to do about a decision.
import { readFileSync } from "node:fs"

const secondLook = `
## 对结果有不同意见

不予通过或者核定得比申请的少，可以到这件申请的页面申请复核，页面写明最晚到哪天。复核由没有办理过这件申请的人员办理。也可以依法申请行政复议或者提起行政诉讼。
`

/** The text of `guide.md` in the folder of the calling file. */
export const guideBeside = (itemUrl: string): string => readFileSync(new URL("./guide.md", itemUrl), "utf8") + secondLook
