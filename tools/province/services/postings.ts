// What firms of each section offer: an occupation, a title and what is to be done.
import type { Chance } from "../random.ts"

export interface Posting {
  readonly occupation: string
  readonly title: string
  readonly duty: string
}

const offered: Readonly<Record<string, readonly Posting[]>> = {
  C: [
    { occupation: "6-18-01-01", title: "数控车工", duty: "操作数控车床按图纸加工零件，首件自检，做好设备日常保养和交接班记录。" },
    { occupation: "6-05-01-01", title: "缝纫工", duty: "操作平缝机和锁边机完成服装各道工序，按工艺单自检互检，保持工位整洁。" },
    { occupation: "6-31-03-05", title: "质检员", duty: "按检验规程抽检来料、半成品和成品，填写检验记录，跟踪不合格品的处理。" },
  ],
  E: [{ occupation: "6-29-02-06", title: "钢筋工", duty: "按图下料、绑扎和安装钢筋，服从班组安排，遵守工地安全操作规程，做好交接。" }],
  F: [{ occupation: "4-01-02-01", title: "营业员", duty: "负责商品陈列、补货和收银，向顾客介绍商品，营业结束后盘点并做好卫生。" }],
  G: [{ occupation: "4-02-06-01", title: "仓库管理员", duty: "负责货物验收、入库、分拣和出库，按期盘点，保证账物相符和库房安全。" }],
  H: [{ occupation: "4-03-02-01", title: "中式烹调师", duty: "按菜单备料、切配和烹调，控制菜品质量和成本，保持后厨卫生和食品安全。" }],
  I: [{ occupation: "4-04-05-01", title: "软件测试员", duty: "编写并执行测试用例，记录和跟踪缺陷，整理测试报告，与开发人员核对修改结果。" }],
  O: [{ occupation: "4-10-01-01", title: "家政服务员", duty: "提供居家保洁、做饭和老人陪护服务，按约定时间到岗，爱护客户的物品。" }],
}

const anywhere: Posting = { occupation: "3-01-02-06", title: "行政文员", duty: "负责来访接待、文件收发和归档、会议准备和办公用品管理，完成领导交办的其他事项。" }

export const postingOf = (chance: Chance, section: string): Posting => (offered[section] ? chance.pick(offered[section]) : anywhere)

/** The occupations that classes teach and old posts asked for. */
export const taught: Readonly<Record<string, Posting>> = {
  "4-03-02-01": { occupation: "4-03-02-01", title: "中式烹调师", duty: "按菜单备料、切配和烹调，控制菜品质量和成本，保持后厨卫生和食品安全。" },
  "6-18-01-01": { occupation: "6-18-01-01", title: "数控车工", duty: "操作数控车床按图纸加工零件，首件自检，做好设备日常保养和交接班记录。" },
  "4-10-01-02": { occupation: "4-10-01-02", title: "育婴员", duty: "照料婴幼儿的饮食起居和日常清洁，记录成长情况，按约定时间到岗并与家长沟通。" },
  "6-29-02-06": { occupation: "6-29-02-06", title: "钢筋工", duty: "按图下料、绑扎和安装钢筋，服从班组安排，遵守工地安全操作规程，做好交接。" },
}
