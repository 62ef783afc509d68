// Small code tables about a person, complete.
import { codeTable } from "./code-table.ts"

export const sexes = codeTable({ name: "AAC004", title: "性别", source: "GB/T 2261.1-2003", mark: "K" }, [
  ["0", "未知的性别"], ["1", "男"], ["2", "女"], ["9", "未说明的性别"],
])

export const documentTypes = codeTable({ name: "AAC058", title: "证件类型", source: "八个在用系统一致的01–15、90、99", mark: "S" }, [
  ["01", "居民身份证(户口簿)"], ["02", "解放军军官证"], ["03", "武警警官证"],
  ["04", "香港特区护照/港澳居民来往内地通行证"], ["05", "澳门特区护照/港澳居民来往内地通行证"], ["06", "台湾居民来往大陆通行证"],
  ["07", "外国人永久居留证"], ["08", "外国人护照"], ["09", "残疾人证"], ["10", "军烈属证明"], ["11", "外国人就业证"], ["12", "外国专家证"],
  ["13", "外国人常驻记者证"], ["14", "台港澳人员就业证"], ["15", "回国(来华)定居专家证"], ["16", "中国护照"], ["17", "港澳台居民居住证"],
  ["90", "社会保障卡"], ["99", "其他身份证件"],
])

export const householdKinds = codeTable({ name: "AAC009", title: "户口性质", source: "湖北在用系统", mark: "S" }, [
  ["10", "非农业(城镇)"], ["11", "本地非农业", { parent: "10" }], ["12", "外地非农业", { parent: "10" }],
  ["20", "农业(农村)"], ["21", "本地农业", { parent: "20" }], ["22", "外地农业", { parent: "20" }],
  ["30", "台港澳"], ["40", "外籍"], ["50", "居民户"],
])

/** Whether a household is urban; null where the booklet does not say (居民户, 台港澳, 外籍): then the 城乡分类 of the address decides. */
export function isUrbanHousehold(kind: string): boolean | null {
  if (/^1[012]$/.test(kind)) return true
  return /^2[012]$/.test(kind) ? false : null
}

export const degrees = codeTable({ name: "degree", title: "学位", source: "GB/T 6864-2003", mark: "K" }, [
  ["1", "名誉博士"], ["2", "博士"], ["3", "硕士"], ["4", "学士"],
])

export const maritalStates = codeTable({ name: "AAC017", title: "婚姻状况", source: "GB/T 2261.2-2003", mark: "K" }, [
  ["10", "未婚"], ["20", "已婚"], ["21", "初婚", { parent: "20" }], ["22", "再婚", { parent: "20" }], ["23", "复婚", { parent: "20" }],
  ["30", "丧偶"], ["40", "离婚"], ["90", "未说明"],
])

export const politicalStandings = codeTable({ name: "AAC024", title: "政治面貌", source: "GB/T 4762-1984", mark: "K" }, [
  ["01", "中共党员"], ["02", "中共预备党员"], ["03", "共青团员"], ["04", "民革党员"], ["05", "民盟盟员"], ["06", "民建会员"], ["07", "民进会员"],
  ["08", "农工党党员"], ["09", "致公党党员"], ["10", "九三学社社员"], ["11", "台盟盟员"], ["12", "无党派人士"], ["13", "群众"],
])

export const healthStates = codeTable({ name: "AAC033", title: "健康状况", source: "GB/T 2261.3-2003", mark: "K" }, [
  ["1", "健康或良好"], ["2", "一般或较弱"], ["3", "有慢性病"], ["6", "残疾"],
])

export const disabilityKinds = codeTable({ name: "disability-kind", title: "残疾类别", source: "GB/T 26341-2010", mark: "K" }, [
  ["1", "视力残疾"], ["2", "听力残疾"], ["3", "言语残疾"], ["4", "肢体残疾"], ["5", "智力残疾"], ["6", "精神残疾"], ["7", "多重残疾"],
])

export const disabilityGrades = codeTable({ name: "disability-grade", title: "残疾等级", source: "GB/T 26341-2010", mark: "K" }, [
  ["1", "一级"], ["2", "二级"], ["3", "三级"], ["4", "四级"],
])

export const personalStandings = codeTable({ name: "AAC012", title: "个人身份", source: "GB/T 2261.4-2003", mark: "K" }, [
  ["11", "国家公务员"], ["13", "专业技术人员"], ["17", "职员"], ["21", "企业管理人员"], ["24", "工人"], ["27", "农民"], ["31", "学生"],
  ["37", "现役军人"], ["51", "自由职业者"], ["54", "个体经营者"], ["70", "无业人员"], ["80", "退(离)休人员"], ["90", "其他"],
])

export const householdRelations = codeTable({ name: "household-relation", title: "与户主关系", source: "GB/T 4761-2008", mark: "K" }, [
  ["0", "本人或户主"], ["1", "配偶"], ["2", "子"], ["3", "女"], ["4", "孙子女/外孙子女"], ["5", "父母"], ["6", "祖父母/外祖父母"],
  ["7", "兄弟姐妹"], ["8", "其他"],
])

/** The five levels of the standard; A is used in vacancies only; 6, 8 and 9 are ours for the eight-level series until the ministry assigns codes. */
export const skillLevels = codeTable({ name: "AAC015", title: "技能等级", source: "湖北在用系统; 人社部发〔2022〕14号新八级工", mark: "S" }, [
  ["1", "一级/高级技师"], ["2", "二级/技师"], ["3", "三级/高级工"], ["4", "四级/中级工"], ["5", "五级/初级工"], ["A", "无要求"],
  ["6", "学徒工", { mark: "P" }], ["8", "特级技师", { mark: "P" }], ["9", "首席技师", { mark: "P" }],
])

export const skillCertificateKinds = codeTable({ name: "skill-certificate-kind", title: "技能证书类别", source: "本系统", mark: "P" }, [
  ["1", "职业资格证书"], ["2", "职业技能等级证书"], ["3", "专项职业能力证书"], ["4", "特种作业操作证"], ["5", "培训合格证"],
])

export const employmentStatuses = codeTable({ name: "AAC016", title: "就业状态", source: "本系统（部标取值未见）", mark: "P" }, [
  ["10", "就业"], ["11", "单位就业", { parent: "10" }], ["12", "个体/自主创业", { parent: "10" }], ["13", "灵活就业", { parent: "10" }],
  ["14", "公益性岗位", { parent: "10" }],
  ["20", "失业"], ["21", "登记失业", { parent: "20" }], ["22", "失业未登记", { parent: "20" }],
  ["30", "不在劳动力"], ["31", "在学", { parent: "30" }], ["32", "退休", { parent: "30" }], ["33", "丧失劳动能力", { parent: "30" }],
  ["34", "服役/服刑", { parent: "30" }], ["39", "其他", { parent: "30" }],
  ["90", "不明"],
])
