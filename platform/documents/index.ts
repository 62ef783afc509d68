// The door of the documents room.
export { documents } from "./module.ts"
export { issuePaper } from "./issue-paper.ts"
export type { Issue } from "./issue-paper.ts"
export type { Paper } from "./paper.ts"
export { sniffType, nameFits } from "./sniff-type.ts"
export type { FileType } from "./sniff-type.ts"
export { paperRoom } from "./keep-upload.ts"
