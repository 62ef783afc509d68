// 《失业人员登记表》 (domain/01 §7.2). There is no place to put a paper: none may be asked for.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const unemploymentPromise =
  "本人承诺：以上信息真实；目前没有工作、没有从事有收入的经营活动，有劳动能力和就业要求；就业、创业、入学、参军、领取养老金等情况变化时及时报告；每月与公共就业服务机构联系一次。如不属实，愿意承担相应责任，退回因此享受的待遇。"

export const unemploymentForm = form(
  applicantGroup,
  group("loss", "失业情况", [
    field("placeKind", "您与登记地的关系", "code", { set: "registration-place", help: "户籍、常住、就业或参保在那里，就可以在那里登记，选一个方便的；由哪个机构办理在最后一步选" }),
    field("reason", "失业原因", "code", { set: "AJC093", only: ["10", "20", "30", "40", "50", "60", "80", "90"], known: "lossReason", correctable: true }),
    field("lossDate", "失业日期", "date", { notAfter: "today", refusal: "E-DATE-01", known: "lossDate", correctable: true, help: "最后一天工作的次日；应届毕业生填毕业日期" }),
    field("graduatedOn", "毕业日期", "date", { notAfter: "today", when: { field: "reason", is: ["10"] }, refusal: "E-DATE-01" }),
    field("lastEmployer", "原单位名称", "text", { when: { field: "reason", is: ["20", "30"] }, maxLength: 100, required: false, known: "lastEmployer", correctable: true }),
    field("lastPost", "原岗位", "text", { when: { field: "reason", is: ["20", "30"] }, maxLength: 50, required: false, known: "lastPost", correctable: true }),
    field("leaveVoluntary", "是否本人提出离职", "boolean", { when: { field: "reason", is: ["20", "30"] }, required: false, help: "只影响失业保险金，不影响失业登记" }),
    field("mainlyFarming", "目前以务农为主", "boolean"),
    field("businessStopped", "名下有营业执照，但已停止经营", "boolean", { required: false, help: "名下有存续市场主体的请勾选，并在90天内办理注销" }),
  ]),
  group(
    "wish",
    "求职意向",
    [
      field("wish", "今后打算", "code", { set: "job-wish" }),
      field("occupation1", "想做的工作", "text", { when: { field: "wish", is: ["work"] }, minLength: 2, maxLength: 50 }),
      field("region1", "希望的工作地区", "text", { when: { field: "wish", is: ["work"] }, required: false, maxLength: 50 }),
      field("pay1", "期望月薪", "money", { when: { field: "wish", is: ["work"] }, required: false, max: 100_000_000, refusal: "E-AMT-01" }),
      field("occupation2", "第二意向", "text", { when: { field: "wish", is: ["work"] }, required: false, maxLength: 50 }),
      field("occupation3", "第三意向", "text", { when: { field: "wish", is: ["work"] }, required: false, maxLength: 50 }),
      field("trainWish", "想参加的培训", "text", { when: { field: "wish", is: ["train"] }, minLength: 2, maxLength: 50 }),
      field("startupWish", "想创业的项目", "text", { when: { field: "wish", is: ["start-up"] }, minLength: 2, maxLength: 50 }),
      field("skills", "技能和证书", "long-text", { required: false, maxLength: 200, help: "有就写，没有不用写，不需要提供证书" }),
      field("secondContact", "其他联系人电话", "mobile", { required: false, help: "联系不上您时使用" }),
    ],
    "失业登记要有就业要求：至少填一个想做的工作，或者选择培训、创业",
  ),
  group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: unemploymentPromise })]),
)

/** Answers kept with the registration, which the person may change later. */
export const wishNames = ["wish", "occupation1", "region1", "pay1", "occupation2", "occupation3", "trainWish", "startupWish", "skills", "lastEmployer", "lastPost", "leaveVoluntary"] as const
