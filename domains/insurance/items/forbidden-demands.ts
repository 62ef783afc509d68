// Papers no officer may ask a claimant for: the card is enough, everything else is fetched (社会保险经办条例第二十四条至第二十六条; domain/04 §2.1).

export const forbiddenDemands: readonly string[] = [
  "解除劳动合同证明", "终止劳动合同证明", "解除证明", "终止证明", "解除或终止", "解除/终止", "离职证明", "辞退证明", "失业证明", "无业证明", "就业创业证", "失业登记证",
  "参保证明", "社保证明", "缴费证明", "户口簿", "户口本", "居住证明", "单位证明", "照片", "未就业证明",
]
