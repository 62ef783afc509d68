// A thread that turns pages into PDF, so that setting type never holds up a request. Plain JavaScript: a thread starts without a loader.
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { parentPort } from "node:worker_threads"

const require = createRequire(import.meta.url)
const pdfmake = require("pdfmake")
const fonts = dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"))
const regular = join(fonts, "400Regular/NotoSerifSC_400Regular.ttf")
const bold = join(fonts, "700Bold/NotoSerifSC_700Bold.ttf")
pdfmake.setFonts({ Serif: { normal: regular, bold, italics: regular, bolditalics: bold } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)

/** A paper of several pages says on each which it is; the foot is told here because no function passes between threads. */
const numbered = (footer, page, pages) => (pages > 1 ? { ...footer, text: `第 ${page} 页，共 ${pages} 页    ${footer.text}` } : { ...footer })

parentPort?.on("message", ({ id, definition }) => {
  void pdfmake
    .createPdf({ ...definition, footer: (page, pages) => numbered(definition.footer, page, pages) })
    .getBuffer()
    .then(
      (bytes) => ({ id, bytes: new Uint8Array(bytes) }),
      (failure) => ({ id, failure: String(failure?.stack ?? failure) }),
    )
    .then((done) => parentPort?.postMessage(done))
})
