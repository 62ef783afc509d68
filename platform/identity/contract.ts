// Signing in and out, and the officers' book, as the outside sees them.
import { z } from "zod"
import { commonProblems, endpoint, problem, type Role, staffRoles } from "#wire"

export const identityProblems = {
  sessionEnded: problem("identity.session-ended", 401, "登录已失效，请重新登录"),
  wrongPassword: problem("identity.wrong-password", 401, "用户名或密码不正确"),
  locked: problem("identity.locked", 429, "连续输错次数过多，账号已锁定，请在{until}之后再试，或请运维人员重置"),
  wrongCode: problem("identity.wrong-code", 401, "动态口令不正确，请核对手机时间后重新输入"),
  codeUsed: problem("identity.code-used", 401, "这个动态口令刚用过，请等待下一个口令"),
  ticketEnded: problem("identity.ticket-ended", 401, "验证已超时，请重新输入用户名和密码"),
  mustChangePassword: problem("identity.password-must-change", 422, "这是临时密码，请设置新密码后再登录"),
  weakPassword: problem("identity.password-weak", 422, "新密码不符合要求：{why}"),
  loginTaken: problem("identity.login-taken", 409, "用户名 {login} 已被使用，请换一个"),
  rolesConflict: problem("identity.roles-conflict", 422, "{one} 与 {other} 不得由同一人担任"),
  outsideScope: problem("identity.outside-scope", 403, "只能管理本辖区内的工作人员"),
  notYourself: problem("identity.not-yourself", 409, "不能变更自己的账号，请由另一名运维人员办理"),
  unknownPlace: problem("identity.unknown-place", 422, "辖区代码不在行政区划中"),
  personUnknown: problem("identity.person-unknown", 404, "没有找到您的参保或登记信息，请携带身份证到就近的公共就业服务窗口登记"),
  employerUnknown: problem("identity.employer-unknown", 404, "没有找到该单位的登记信息，请先到窗口办理用人单位登记"),
  officerNotLinked: problem("identity.officer-not-linked", 409, "您的账号尚未关联本人信息，请运维人员先登记您的身份证号"),
  providerFailed: problem("identity.provider-failed", 502, "统一身份认证没有完成，请重新登录"),
  providerMissing: problem("identity.provider-missing", 503, "统一身份认证尚未接通，请稍后再试"),
}

/** Pairs of roles one person may not hold together [P]: who runs the machine or watches over others does not decide cases or pay. */
export const conflictingRoles: readonly (readonly [(typeof staffRoles)[number], (typeof staffRoles)[number]])[] = [
  ["operator", "clerk"], ["operator", "reviewer"], ["operator", "head"], ["operator", "finance"], ["operator", "auditor"],
  ["auditor", "clerk"], ["auditor", "reviewer"], ["auditor", "head"], ["auditor", "finance"],
]

const everyone: readonly Role[] = ["citizen", "employer", ...staffRoles]
const id = z.string().regex(/^[1-9]\d{0,18}$/)
const scope = z.string().regex(/^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/, "辖区代码应为 2、4、6、9 或 12 位数字")
const login = z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9.-]{2,31}$/, "用户名用小写字母开头，3—32 位字母、数字、点或连字符")
const password = z.string().min(1).max(128)
const roles = z.array(z.enum(staffRoles)).min(1).max(staffRoles.length)
const page = { produces: "text/html; charset=utf-8" } as const

export const whoAmIShape = z.object({
  kind: z.enum(["public", "citizen", "employer", "staff", "feed"]),
  /** Person, employer or officer; null for the public. */
  id: z.string().nullable(),
  name: z.string(),
  /** For employers, who acts for them. */
  agent: z.string().nullable(),
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
  scope: z.string().nullable(),
  office: z.string().nullable(),
  /** Whether this installation holds synthetic data, and says so. */
  demonstration: z.boolean(),
})

export const whoAmI = endpoint({ name: "identity.who-am-i", method: "GET", path: "/identity/me", who: ["public"], summary: "我是谁：当前登录身份", output: whoAmIShape })

export const staffSignIn = endpoint({
  name: "identity.staff-sign-in",
  method: "POST",
  path: "/identity/staff/sign-in",
  who: ["public"],
  summary: "工作人员登录第一步：用户名与密码",
  perMinute: 20,
  input: z.object({ login: z.string().trim().toLowerCase().min(1).max(64), password }),
  output: z.object({
    /** Hand back with the code, within five minutes. */
    ticket: z.string(),
    /** "code": type the code; "enrol": scan the picture first. */
    next: z.enum(["code", "enrol"]),
    mustChangePassword: z.boolean(),
    enrolment: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }).nullable(),
  }),
  problems: [identityProblems.wrongPassword, identityProblems.locked],
})

export const staffSecondFactor = endpoint({
  name: "identity.staff-second-factor",
  method: "POST",
  path: "/identity/staff/second-factor",
  who: ["public"],
  summary: "工作人员登录第二步：动态口令（首次登录同时绑定，临时密码须同时改密）",
  perMinute: 20,
  input: z.object({ ticket: z.string().max(2000), code: z.string().trim().regex(/^\d{6}$/, "动态口令是 6 位数字"), newPassword: password.optional() }),
  output: whoAmIShape,
  problems: [identityProblems.wrongCode, identityProblems.codeUsed, identityProblems.ticketEnded, identityProblems.locked, identityProblems.mustChangePassword, identityProblems.weakPassword],
})

export const signOut = endpoint({ name: "identity.sign-out", method: "POST", path: "/identity/sign-out", who: ["public"], summary: "退出登录", output: z.object({ ended: z.number() }) })

export const signOutEverywhere = endpoint({ name: "identity.sign-out-everywhere", method: "POST", path: "/identity/sign-out-everywhere", who: everyone, summary: "退出所有设备上的登录", output: z.object({ ended: z.number() }) })

export const listSessions = endpoint({
  name: "identity.list-sessions",
  method: "GET",
  path: "/identity/sessions",
  who: everyone,
  summary: "我在哪些设备上登录",
  output: z.array(z.object({ sessionId: z.string(), startedAt: z.string(), lastSeenAt: z.string(), endsAt: z.string(), address: z.string(), device: z.string(), current: z.boolean() })),
})

export const endSession = endpoint({
  name: "identity.end-session",
  method: "DELETE",
  path: "/identity/sessions/:session",
  who: everyone,
  summary: "退出某一设备上的登录",
  params: z.object({ session: id }),
  output: z.object({ ended: z.number() }),
  problems: [commonProblems.notFound],
})

export const changePassword = endpoint({
  name: "identity.change-password",
  method: "POST",
  path: "/identity/staff/password",
  who: staffRoles,
  summary: "修改密码（其他设备上的登录随之退出）",
  perMinute: 10,
  input: z.object({ current: password, next: password }),
  output: z.object({ ended: z.number() }),
  problems: [identityProblems.wrongPassword, identityProblems.weakPassword, identityProblems.locked],
})

export const officerShape = z.object({
  officerId: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  scope: z.string(),
  officeId: z.string().nullable(),
  office: z.string(),
  enrolled: z.boolean(),
  linked: z.boolean(),
  disabledAt: z.string().nullable(),
  createdAt: z.string(),
})

export const listOfficers = endpoint({
  name: "identity.list-officers",
  method: "GET",
  path: "/identity/officers",
  who: ["operator", "auditor"],
  summary: "工作人员名册（本辖区）",
  query: z.object({ q: z.string().max(40).optional(), after: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({ rows: z.array(officerShape), next: z.string().nullable() }),
})

const appointment = z.object({
  name: z.string().trim().min(1).max(60),
  roles,
  scope,
  officeId: id.nullable().default(null),
  /** ID number of the officer as a person: needed so that nobody handles their own or a relative's case. */
  idNumber: z.string().trim().max(24).optional(),
})
const once = z.object({ officerId: z.string(), temporaryPassword: z.string().nullable() })
const officerProblems = [identityProblems.outsideScope, identityProblems.rolesConflict, identityProblems.unknownPlace, identityProblems.personUnknown, identityProblems.notYourself]

export const createOfficer = endpoint({
  name: "identity.create-officer",
  method: "POST",
  path: "/identity/officers",
  who: ["operator"],
  summary: "新建工作人员账号（临时密码只显示一次）",
  input: appointment.extend({ login }),
  output: once,
  success: 201,
  problems: [...officerProblems, identityProblems.loginTaken],
})

export const changeOfficer = endpoint({
  name: "identity.change-officer",
  method: "PUT",
  path: "/identity/officers/:officer",
  who: ["operator"],
  summary: "变更工作人员的角色、辖区、单位，停用或恢复（其登录随之退出）",
  params: z.object({ officer: id }),
  input: appointment.extend({ disabled: z.boolean() }),
  output: z.object({ ended: z.number() }),
  problems: [...officerProblems, commonProblems.notFound],
})

export const resetOfficer = endpoint({
  name: "identity.reset-officer",
  method: "POST",
  path: "/identity/officers/:officer/reset",
  who: ["operator"],
  summary: "重置密码或动态口令，解除锁定",
  params: z.object({ officer: id }),
  input: z.object({ password: z.boolean(), secondFactor: z.boolean() }),
  output: once,
  problems: [identityProblems.outsideScope, identityProblems.notYourself, commonProblems.notFound],
})

const relative = z.object({ relativeId: z.string(), name: z.string(), masked: z.string(), relation: z.string(), declaredAt: z.string() })

export const listRelatives = endpoint({ name: "identity.list-relatives", method: "GET", path: "/identity/relatives", who: staffRoles, summary: "我申报的近亲属（回避用）", output: z.array(relative), personal: true })

export const declareRelative = endpoint({
  name: "identity.declare-relative",
  method: "POST",
  path: "/identity/relatives",
  who: staffRoles,
  summary: "申报近亲属，其业务由他人办理",
  perMinute: 20,
  input: z.object({ idNumber: z.string().trim().max(24), name: z.string().trim().min(1).max(60), relation: z.string().trim().min(1).max(20) }),
  output: z.object({ relativeId: z.string() }),
  success: 201,
  problems: [identityProblems.personUnknown, identityProblems.officerNotLinked],
})

const feedKey = z.object({ keyId: z.string(), source: z.string(), title: z.string(), scope: z.string(), createdAt: z.string(), disabledAt: z.string().nullable() })

export const listFeedKeys = endpoint({ name: "identity.list-feed-keys", method: "GET", path: "/identity/feed-keys", who: ["operator", "auditor"], summary: "部门数据接口的密钥", output: z.array(feedKey) })

export const createFeedKey = endpoint({
  name: "identity.create-feed-key",
  method: "POST",
  path: "/identity/feed-keys",
  who: ["operator"],
  summary: "新建部门数据接口密钥（只显示一次）",
  input: z.object({ source: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "来源用小写字母、数字和连字符"), title: z.string().trim().max(80).default(""), scope }),
  output: z.object({ keyId: z.string(), key: z.string() }),
  success: 201,
  problems: [identityProblems.outsideScope],
})

export const disableFeedKey = endpoint({
  name: "identity.disable-feed-key",
  method: "DELETE",
  path: "/identity/feed-keys/:key",
  who: ["operator"],
  summary: "停用部门数据接口密钥，立即生效",
  params: z.object({ key: id }),
  output: z.object({ disabled: z.number() }),
  problems: [commonProblems.notFound],
})

/** Navigated to, not called: answers with a redirect to the provider. */
export const oidcStart = endpoint({
  name: "identity.oidc-start",
  method: "GET",
  path: "/identity/oidc/start",
  who: ["public"],
  summary: "劳动者、用人单位登录：转到统一身份认证",
  perMinute: 60,
  query: z.object({ as: z.enum(["citizen", "employer"]), back: z.string().max(500).default("/") }),
  output: z.string(),
  success: 303,
  ...page,
  problems: [identityProblems.providerMissing],
})

export const oidcCallback = endpoint({
  name: "identity.oidc-callback",
  method: "GET",
  path: "/identity/oidc/callback",
  who: ["public"],
  summary: "统一身份认证返回",
  perMinute: 60,
  query: z.object({ code: z.string().max(2000).optional(), state: z.string().max(200).optional(), iss: z.string().max(500).optional(), error: z.string().max(100).optional(), error_description: z.string().max(1000).optional() }),
  output: z.string(),
  success: 303,
  ...page,
})

export const oidcSorry = endpoint({
  name: "identity.oidc-sorry",
  method: "GET",
  path: "/identity/oidc/sorry",
  who: ["public"],
  summary: "登录没有完成时的说明页",
  query: z.object({ code: z.string().max(60).default(""), as: z.enum(["citizen", "employer"]).catch("citizen") }),
  output: z.string(),
  ...page,
})

export const demonstrationAccounts = endpoint({
  name: "identity.demonstration-accounts",
  method: "GET",
  path: "/identity/demonstration-accounts",
  who: ["public"],
  summary: "演示账号（仅演示数据的安装提供）",
  output: z.array(z.object({ login: z.string(), name: z.string(), roles: z.array(z.string()), scope: z.string(), place: z.string(), password: z.string(), code: z.string(), codeFrom: z.string(), codeUntil: z.string() })),
  problems: [commonProblems.notFound],
})
