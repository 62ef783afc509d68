// Draws the receipt as a picture for the phone's album.

const width = 750
const margin = 48
const face = '"Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'

/** A PNG with title, state and lines of name and value; null when the device cannot draw. */
export async function receiptPicture(title: string, state: string, lines: readonly (readonly [name: string, value: string])[], foot: string): Promise<Blob | null> {
  const canvas = document.createElement("canvas")
  const pen = canvas.getContext("2d")
  if (!pen) return null
  pen.font = `32px ${face}`
  const wrapped = lines.map(([name, value]) => ({ name, rows: wrap(pen, value, width - margin * 2) }))
  canvas.width = width
  canvas.height = 300 + wrapped.reduce((sum, line) => sum + 62 + line.rows.length * 46, 0) + 90
  pen.fillStyle = "#FFFFFF"
  pen.fillRect(0, 0, width, canvas.height)
  pen.fillStyle = "#1558A8"
  pen.fillRect(0, 0, width, 200)
  pen.fillStyle = "#FFFFFF"
  pen.font = `600 44px ${face}`
  pen.fillText(title, margin, 92)
  pen.font = `30px ${face}`
  pen.fillText(state, margin, 150)
  let y = 260
  for (const line of wrapped) {
    pen.fillStyle = "#51607A"
    pen.font = `26px ${face}`
    pen.fillText(line.name, margin, y)
    pen.fillStyle = "#1F2733"
    pen.font = `32px ${face}`
    for (const row of line.rows) {
      y += 46
      pen.fillText(row, margin, y)
    }
    y += 62
  }
  pen.fillStyle = "#51607A"
  pen.font = `26px ${face}`
  pen.fillText(`12333 · ${foot}`, margin, canvas.height - 48)
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"))
}

function wrap(pen: CanvasRenderingContext2D, text: string, room: number): readonly string[] {
  const rows: string[] = []
  let row = ""
  for (const character of text) {
    if (pen.measureText(row + character).width > room) {
      rows.push(row)
      row = character
    } else row += character
  }
  return [...rows, row]
}
