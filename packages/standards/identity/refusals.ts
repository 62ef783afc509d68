// What is said when a value is refused or only doubted: one stable code, one sentence a person can act on.

/** The shared refusals of registration. The first fifteen are worded as the counter words them. */
export const refusals = {
  "E-ID-01": "证件号码长度不正确",
  "E-ID-02": "身份证号码校验码错误",
  "E-ID-03": "身份证号码中的出生日期无效",
  "E-ID-04": "性别与证件号码不一致",
  "E-ID-05": "证件号码与姓名不匹配(公安库核验未通过)",
  "E-USC-01": "统一社会信用代码格式错误",
  "E-USC-02": "统一社会信用代码校验码错误",
  "E-USC-03": "单位已注销或吊销",
  "E-AGE-01": "未满16周岁，不予登记",
  "E-AGE-02": "已享受基本养老保险待遇，不属于登记对象",
  "E-DUP-01": "已有有效失业登记(登记地：×××)",
  "E-DUP-02": "存在有效就业登记，请先终止",
  "E-STU-01": "学籍库显示在校，请核实",
  "E-DEAD-01": "公安/卫健库显示已死亡",
  "E-MAT-00": "该材料不得要求申请人提供",
  "E-ID-06": "证件号码格式与证件类型不符，请核对证件类型后重新输入",
  "E-DIS-01": "残疾人证号格式错误，应为18位身份证号加残疾类别、等级各1位",
  "E-DIS-02": "残疾人证号与本人身份证号码不一致",
  "E-NAME-01": "姓名格式不正确，请按证件填写2至50个字，不含数字",
  "E-TEL-01": "手机号码格式不正确，请填写11位手机号码",
  "E-BANK-01": "银行卡号不正确，请核对卡面号码，并使用本人银行账户",
  "E-BANK-02": "联行号不正确，应为12位数字，请向开户银行核对",
  "E-CERT-01": "就业创业证编号格式不正确，应为16位数字",
  "E-DATE-01": "日期不正确：不得晚于今天，结束日期不得早于开始日期",
  "E-DATE-02": "登记日期由系统生成，如需更正请提交省级更正申请",
  "E-AMT-01": "金额不正确：应不小于0、最多两位小数，月收入不超过1 000 000元",
  "E-REG-01": "行政区划已停用或不存在，请选择现行区划的最末一级",
} as const

/** Doubts which never stop an application. */
export const warnings = {
  "W-ID-01": "证件号码前6位的行政区划代码已撤销或未收录，请核对",
  "W-USC-01": "统一社会信用代码中的组织机构代码校验未通过，请核对",
  "W-TEL-01": "同一手机号码已登记超过5人，请核实是否代办",
  "W-AGE-01": "未成年工（16至17周岁），不得从事禁忌劳动",
  "W-AGE-02": "已过法定退休年龄但未领取基本养老金，请经办人员确认",
} as const

export type RefusalCode = keyof typeof refusals
export type WarningCode = keyof typeof warnings

/** The sentence shown for a refusal or a doubt. */
export const sentenceOf = (code: RefusalCode | WarningCode): string => ({ ...refusals, ...warnings })[code]

/** The outcome of checking one value: the value as it is to be stored, or the refusal. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly WarningCode[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly sentence: string }

/** The value is accepted, perhaps with doubts. */
export const accepted = <Value>(value: Value, ...doubts: readonly WarningCode[]): Checked<Value> => ({ ok: true, value, warnings: doubts })

/** The value is refused. */
export const refused = (code: RefusalCode): { readonly ok: false; readonly code: RefusalCode; readonly sentence: string } =>
  ({ ok: false, code, sentence: sentenceOf(code) })
