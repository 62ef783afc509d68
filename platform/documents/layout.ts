// The A4 page of an issued paper: title, number, addressee, text, table, office and day, and the square code to verify it.
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js"
import type { Paper } from "./paper.ts"

/** The page in the words of the PDF library. `address` is printed as a square code and in letters. */
export function layoutOf(paper: Paper, code: string, address: string): TDocumentDefinitions {
  const rows: Content = paper.rows.length === 0 ? [] : [{ table: { widths: [130, "*"], dontBreakRows: true, body: paper.rows.map((row) => [{ text: row.label, color: "#51607A" }, row.value]) }, layout: "lightHorizontalLines", margin: [0, 8, 0, 12] }]
  return {
    pageSize: "A4",
    pageMargins: [72, 72, 72, 72],
    info: { title: paper.title, author: paper.office, subject: paper.number },
    defaultStyle: { font: "Serif", fontSize: 12, lineHeight: 1.55, color: "#1F2733" },
    ...(paper.demonstration ? { watermark: { text: "演示数据", opacity: 0.06, bold: true } } : {}),
    footer: { text: `核验码 ${code}    ${paper.demonstration ? "演示数据，不具有法律效力" : "可扫描二维码核验真伪"}`, alignment: "center", fontSize: 9, color: "#51607A", margin: [0, 24, 0, 0] },
    content: [
      { text: paper.title, alignment: "center", fontSize: 20, bold: true, margin: [0, 0, 0, 4] },
      { text: paper.number, alignment: "center", fontSize: 10, color: "#51607A", margin: [0, 0, 0, 24] },
      { text: `${paper.addressee}：`, margin: [0, 0, 0, 8] },
      ...paper.paragraphs.map((text): Content => ({ text: `\u3000\u3000${text}`, margin: [0, 0, 0, 6], preserveLeadingSpaces: true })),
      rows,
      { text: paper.closing === "" ? "" : `\u3000\u3000${paper.closing}`, preserveLeadingSpaces: true, margin: [0, 0, 0, 28] },
      {
        columns: [
          { width: 92, stack: [{ qr: address, fit: 84, foreground: "#1F2733" }] },
          { width: "*", alignment: "right", stack: [paper.office, paper.date], margin: [0, 20, 0, 0] },
        ],
        unbreakable: true,
      },
    ],
  }
}
