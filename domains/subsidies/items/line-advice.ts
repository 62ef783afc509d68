// What somebody reads beside a refused month where the registers, not one fact, would have to say otherwise.

export const lineAdvice: Readonly<Record<string, string>> = {
  "R-NOT-PAID": "按月缴纳社会保险费，费用到账的月份可以再申请",
  "R-BACKPAY": "补缴的月份不补；从按时缴费的月份起可以再申请",
  "R-NO-MONTHS": "有了就业登记并按月缴费之后，可以申请这些月份",
  "R-STACK-SI": "已经享受其他社会保险补贴的月份不能再领，没有享受过的月份可以再申请",
}
