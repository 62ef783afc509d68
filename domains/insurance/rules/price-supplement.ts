// 价格临时补贴 for who draws unemployment benefit in a month whose prices rose too much: the subsistence allowance times the rise (domain/04 §5.5).
import { atLeast, cite, moreThan, named, or, portion, ratio, rule } from "#policy"
import { drawsBenefit } from "./facts.ts"
import { subsistenceAllowance } from "./parameter-definitions.ts"
import { noBenefitThisMonth } from "./reasons.ts"
import { consumerIndex, foodIndex, supplementIndex } from "./promotion-facts.ts"
import { consumerTrigger, foodTrigger } from "./promotion-parameters.ts"
import { nothingByIndex, pricesNotRisen } from "./promotion-reasons.ts"

export const priceSupplement = rule({
  name: "insurance.price-supplement",
  title: "价格临时补贴",
  law: cite("发改价格〔2021〕1553号", "社会救助和保障标准与物价上涨挂钩联动机制"),
  since: "2021-11-01",
  subject: "person-month",
  conditions: [
    {
      name: "triggered", says: "消费价格涨{consumer-index-rise}，达到{insurance.price-consumer-trigger}，或食品价格涨{food-index-rise}，达到{insurance.price-food-trigger}",
      expr: or(atLeast(consumerIndex, consumerTrigger), atLeast(foodIndex, foodTrigger)), otherwise: pricesNotRisen,
    },
    { name: "index-risen", says: "计发指数上涨{supplement-index-rise}", expr: moreThan(supplementIndex, ratio(0)), otherwise: nothingByIndex },
    { name: "drawing", says: "当月领取失业保险金（{draws-benefit}）", expr: drawsBenefit, otherwise: noBenefitThisMonth },
  ],
  gives: { amount: named("临时价补", portion(subsistenceAllowance, supplementIndex, "half-up")) },
})
