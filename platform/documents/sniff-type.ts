// What a file really is, by its first bytes: the name and the declared type are only what the sender says.

export type FileType = "application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/zip"

const starts: readonly { readonly type: FileType; readonly bytes: readonly number[] }[] = [
  { type: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "application/zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
]

/** The type of some bytes; undefined when it is none we accept. A zip that holds a workbook is a spreadsheet. */
export function sniffType(bytes: Buffer): FileType | undefined {
  const found = starts.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))?.type
  if (found !== "application/zip") return found
  return bytes.includes("xl/workbook.xml") ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : found
}

/** Types a paper of an application may have. */
export const paperTypes: readonly FileType[] = ["application/pdf", "image/jpeg", "image/png"]

const endings: Readonly<Record<FileType, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/zip": ["zip"],
}

/** Whether a file's name tells the truth about its bytes. */
export const nameFits = (name: string, type: FileType): boolean => endings[type].includes(name.split(".").at(-1)?.toLowerCase() ?? "")
