// Names as registers hold them: common and rare characters, two-character surnames, names with ·, and the variants the same name is written in.
import type { Chance } from "./random.ts"

/** Surnames, each with its share of ten thousand; the order and size follow the usual published ranking (the shares are a proposal). */
const surnames: readonly (readonly [string, number])[] = [
  ["王", 720], ["李", 715], ["张", 680], ["刘", 540], ["陈", 450], ["杨", 310], ["黄", 220], ["赵", 210], ["周", 200], ["吴", 200], ["徐", 145], ["孙", 135], ["胡", 130], ["朱", 125], ["高", 110], ["林", 110],
  ["何", 105], ["郭", 105], ["马", 100], ["罗", 90], ["梁", 85], ["宋", 80], ["郑", 80], ["谢", 75], ["韩", 70], ["唐", 68], ["冯", 66], ["于", 62], ["董", 62], ["萧", 60], ["程", 58], ["曹", 57], ["袁", 55], ["邓", 55],
  ["许", 54], ["傅", 52], ["沈", 50], ["曾", 50], ["彭", 50], ["吕", 48], ["苏", 47], ["卢", 46], ["蒋", 46], ["蔡", 45], ["贾", 44], ["丁", 43], ["魏", 43], ["薛", 42], ["叶", 42], ["阎", 41], ["余", 40], ["潘", 40],
  ["杜", 39], ["戴", 38], ["夏", 38], ["钟", 37], ["汪", 37], ["田", 36], ["任", 36], ["姜", 35], ["范", 35], ["方", 35], ["石", 34], ["姚", 34], ["谭", 33], ["廖", 33], ["邹", 32], ["熊", 32], ["金", 31], ["陆", 31],
  ["郝", 30], ["孔", 30], ["白", 29], ["崔", 29], ["康", 28], ["毛", 28], ["邱", 27], ["秦", 27], ["江", 26], ["史", 26], ["顾", 25], ["侯", 25], ["邵", 24], ["孟", 24], ["龙", 23], ["万", 23], ["段", 22], ["雷", 22],
  ["钱", 21], ["汤", 20], ["尹", 20], ["易", 20], ["黎", 20], ["常", 19], ["武", 19], ["乔", 19], ["贺", 19], ["赖", 18], ["龚", 18], ["文", 18],
]
const doubleSurnames = ["欧阳", "上官", "司马", "诸葛", "尉迟", "皇甫", "司徒", "夏侯"]
const given: Readonly<Record<1 | 2, readonly string[]>> = {
  1: [..."伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆建国志文德福庆荣根生林东海峰亮龙宏毅晨博昊睿轩泽子涵梓豪"],
  2: [..."芳娜敏静丽艳娟霞秀燕玲桂英慧莉婷雪琳颖洁梅红倩岚凤兰珍翠琴香菊萍云佳欣怡思雨梓涵诗语嘉一诺可心若曦妍"],
}
/** Characters outside everyday use, of which two lie beyond the Basic Multilingual Plane. */
const rare = ["龑", "翀", "骉", "玥", "祎", "垚", "彧", "赟", "㛃", "䶮", "𬭎", "𠅤"]
const farNames: Readonly<Record<1 | 2, readonly string[]>> = {
  1: ["买买提", "阿不都热合曼", "艾力", "吐尔逊", "库尔班", "扎西", "多吉"],
  2: ["阿依古丽", "古丽娜尔", "帕提古丽", "热依汗", "迪丽达尔", "卓玛", "央金"],
}
const farFathers = ["买买提", "吐尔逊", "艾山", "依明", "司马义", "才让", "次仁"]

const weights = surnames.map(([, share]) => share)
const total = weights.reduce((sum, share) => sum + share, 0)

export interface Name {
  readonly text: string
  readonly surname: string
  /** GB 3304: 01 汉, 05 维吾尔, 04 藏. */
  readonly ethnicGroup: string
}

/** @param inherited the father's surname, when the name is a child's. */
export function nameOf(chance: Chance, sex: 1 | 2, inherited?: string): Name {
  if (inherited === undefined && chance.happens(40)) return { text: `${chance.pick(farNames[sex])}·${chance.pick(farFathers)}`, surname: "", ethnicGroup: chance.happens(7_000) ? "05" : "04" }
  const surname = inherited || (chance.happens(40) ? chance.pick(doubleSurnames) : surnameOf(chance))
  const first = chance.happens(100) ? chance.pick(rare) : chance.pick(given[sex])
  const second = chance.happens(7_500) ? chance.pick(given[sex]) : ""
  return { text: surname + first + second, surname, ethnicGroup: "01" }
}

function surnameOf(chance: Chance): string {
  let left = chance.below(total)
  for (const [text, share] of surnames) if ((left -= share) < 0) return text
  return "王"
}

const variants: Readonly<Record<string, string>> = { 张: "張", 陈: "陳", 刘: "劉", 黄: "黃", 赵: "趙", 吴: "吳", 孙: "孫", 马: "馬", 罗: "羅", 郑: "鄭", 谢: "謝", 韩: "韓", 冯: "馮", 邓: "鄧", 许: "許", 华: "華", 国: "國", 伟: "偉", 丽: "麗", 兰: "蘭", 凤: "鳳", 庆: "慶", 荣: "榮", 东: "東", 龙: "龍", 军: "軍", 红: "紅", 静: "靜", 颖: "穎", 洁: "潔" }

/** The name in traditional or variant characters; unchanged when it has none. */
export const inVariantCharacters = (name: string): string => [...name].map((character) => variants[character] ?? character).join("")

/** Characters typed for one another: alike in sound or form. */
const mistaken: Readonly<Record<string, string>> = { 芳: "方", 娜: "那", 静: "净", 伟: "玮", 强: "墙", 军: "均", 洋: "阳", 勇: "永", 杰: "洁", 明: "名", 刚: "钢", 辉: "晖", 鹏: "朋", 飞: "菲", 波: "坡", 玲: "铃", 霞: "露", 燕: "艳", 艳: "燕", 丽: "莉", 莉: "丽", 红: "虹", 林: "琳", 琳: "林", 峰: "锋", 华: "桦", 建: "健", 健: "建", 志: "致", 文: "纹", 秀: "绣", 英: "瑛", 平: "萍", 萍: "平", 佳: "家", 子: "梓", 梓: "子" }

/** The name with one character mistyped; unchanged when none of its characters is easily mistaken. */
export function mistyped(name: string): string {
  const characters = [...name]
  const at = characters.findLastIndex((character) => mistaken[character] !== undefined)
  return at < 1 ? name : characters.map((character, index) => (index === at ? (mistaken[character] ?? character) : character)).join("")
}
