// Papers no officer may ask an applicant for (人社厅发〔2020〕79号): a return that names one is stopped with E-MAT-00.

export const forbiddenDemands: readonly string[] = [
  "解除劳动合同证明", "终止劳动合同证明", "解除证明", "终止证明", "解除或终止", "解除/终止", "离职证明", "辞退证明", "毕业证", "学历证", "学位证", "技能证书", "资格证书", "职业资格",
  "档案", "参保证明", "社保证明", "缴费证明", "户口簿", "户口本", "居住证明", "失业证明", "无业证明", "单位证明",
]
