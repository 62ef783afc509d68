// Papers no officer may ask for: contributions, licence, status and identity are fetched (domain/03 §4).

export const forbiddenDemands: readonly string[] = ["社保缴费证明", "缴费明细", "参保证明", "营业执照", "就业创业证", "失业登记证", "就业困难人员认定表", "户口簿", "照片", "单位证明", "完税证明"]
