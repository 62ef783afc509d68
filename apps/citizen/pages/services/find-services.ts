// Finds services by plain words: what people say at the counter, not what the office calls it. Pure.

export interface Findable {
  readonly code: string
  readonly name: string
  readonly summary: string
  readonly guide: string
}

/** Words people use → words of the catalogue. */
const meanings: readonly (readonly [said: RegExp, means: string])[] = [
  [/没工作|丢了?工作|失去工作|下岗|被(辞退|开除|裁)|裁员|离职了/, "失业 失业登记"],
  [/(领|拿|申请|要)?.{0,2}(失业金|失业的?钱|补助|救济)/, "失业保险金 申领"],
  [/找到工作|上班了|入职|新工作/, "就业 再就业 注销失业登记"],
  [/开店|做生意|当老板|摆摊|个体户|执照/, "自主创业 个体经营 创业"],
  [/打零工|跑外卖|送外卖|网约车|兼职|自由职业|零工|快递/, "灵活就业"],
  [/退工|单位不.*(办|给).*(离职|退工|手续)|不给.*(离职|手续)/, "终止 申诉 未办理退工"],
  [/换(电话|手机|地址|银行卡|卡)|搬家/, "变更 信息"],
  [/不想登记|取消登记|不用.*登记/, "注销失业登记"],
]

const grams = (text: string): readonly string[] => {
  const clean = text.toLowerCase().replace(/[\s，。、！？,.!?()（）]+/g, "")
  return clean.length < 2 ? [clean] : Array.from({ length: clean.length - 1 }, (_, index) => clean.slice(index, index + 2))
}

const share = (asked: readonly string[], text: string): number => asked.filter((gram) => gram !== "" && text.includes(gram)).length / Math.max(1, asked.length)

/** Services that fit the words, best first; all of them when nothing is asked. */
export function findServices<Service extends Findable>(services: readonly Service[], asked: string): readonly Service[] {
  if (asked.trim() === "") return services
  const said = grams(asked)
  const meant = meanings.filter(([pattern]) => pattern.test(asked)).flatMap(([, means]) => means.split(" "))
  return services
    .map((service) => {
      const own = 3 * share(said, service.name) + 1.5 * share(said, service.summary) + 0.6 * share(said, service.guide)
      const inName = meant.filter((word) => service.name.includes(word)).reduce((sum, word) => sum + (3 * word.length) / service.name.length, 0)
      const known = inName + meant.filter((word) => service.summary.includes(word)).length * 0.3
      return { service, score: own + known }
    })
    .filter((one) => one.score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .map((one) => one.service)
}
