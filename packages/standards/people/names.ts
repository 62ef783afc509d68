// People's names: which are well-formed, and when two spellings are the same person's.
import { accepted, refused, type Checked } from "../identity/refusals.ts"

const hanName = /^\p{Script=Han}+(·\p{Script=Han}+)*$/u
const latinName = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’.-]*( [\p{Script=Latin}'’(][\p{Script=Latin}\p{M}'’.()-]*)*$/u
const dots = /[·•‧∙⋅・･．。.]/gu

/** Traditional and variant characters met in documents from Hong Kong, Macao and Taiwan and in old archives. A comparison aid, no conversion table. */
const variants: ReadonlyMap<string, string> = new Map(
  (
    "張张 陳陈 劉刘 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 許许 韓韩 馮冯 鄧邓 葉叶 蘇苏 蔣蒋 賈贾 鄒邹 陸陆 鍾钟 鐘钟 譚谭 範范 " +
    "賴赖 龍龙 萬万 錢钱 湯汤 嚴严 華华 國国 偉伟 麗丽 強强 軍军 傑杰 東东 紅红 蘭兰 鳳凤 慶庆 寶宝 貴贵 興兴 榮荣 銘铭 鋒锋 " +
    "義义 學学 書书 長长 開开 遠远 雲云 飛飞 蓮莲 豐丰 衛卫 齊齐 呂吕 閻阎 顏颜 聶聂 關关 盧卢 歐欧 戰战 瓊琼 穎颖 靜静 愛爱 澤泽 濤涛 " +
    "淨净 潔洁 峯峰 羣群 啓启 啟启 衞卫 祿禄 産产 產产 髙高 黄黄 亞亚 葦苇 賢贤 韋韦 鄔邬 龔龚 龐庞 魯鲁 鮑鲍"
  ).split(" ").map((pair) => {
    const [from = "", to = ""] = [...pair]
    return [from, to]
  }),
)

/** The name as stored: widths normalised, one kind of dot between Han parts, no spaces inside a Han name, single spaces in a foreign one. */
export function tidyName(text: string): string {
  const name = text.normalize("NFKC").trim()
  if (/\p{Script=Latin}/u.test(name)) return name.replace(/\s+/g, " ")
  return name.replace(/\s+/g, "").replace(dots, "·")
}

/** 2–50 characters, Han with · inside or Latin with spaces, rare characters included, no digits. E-NAME-01. */
export function checkName(text: string): Checked<string> {
  const name = tidyName(text)
  const length = [...name].length
  return length >= 2 && length <= 50 && (hanName.test(name) || latinName.test(name)) ? accepted(name) : refused("E-NAME-01")
}

/** The form in which names are compared: without dots, spaces, case and variants. Never stored as the name. */
export const comparableName = (text: string): string =>
  [...tidyName(text).replace(/[·\s'’.-]/gu, "").toUpperCase()].map((character) => variants.get(character) ?? character).join("")

/** Whether two spellings can be the same name. */
export const sameName = (a: string, b: string): boolean => comparableName(a) === comparableName(b)
