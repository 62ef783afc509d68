// A request that cannot be done: a stable code, an HTTP status and a sentence the person can act on (RFC 9457).

export interface Problem {
  readonly code: string
  readonly status: number
  /** One Chinese sentence saying what is wrong and what to do; `{name}` is filled from the detail. */
  readonly says: string
}

/** One wrong field of an input. `path` is dotted, from the root of the body, e.g. "form.lossDate". */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly says: string
}

/** The body of every refusal, `application/problem+json`. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly errors?: readonly FieldError[]
  readonly detail?: Readonly<Record<string, unknown>>
  readonly trace?: string
}

/** Thrown by an action that refuses; the server turns it into a {@link ProblemBody}, the web client throws it again. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly detail: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]
  constructor(problem: Problem, detail: Readonly<Record<string, unknown>> = {}, errors: readonly FieldError[] = []) {
    super(sentenceOf(problem, detail))
    this.name = "Refusal"
    this.problem = problem
    this.detail = detail
    this.errors = errors
  }
  get code(): string {
    return this.problem.code
  }
}

/** Declares a problem and returns the function that makes its refusal: `throw problems.alreadyRegistered({ place })`. */
export function problem(code: string, status: number, says: string) {
  const declared: Problem = { code, status, says }
  const refuse = (detail: Readonly<Record<string, unknown>> = {}, errors: readonly FieldError[] = []) => new Refusal(declared, detail, errors)
  return Object.assign(refuse, { problem: declared })
}

export type ProblemMaker = ReturnType<typeof problem>

/** What a problem says of these details, without refusing anything: for pages that tell beforehand why something cannot be done. */
export function sentenceOf({ says }: Problem, detail: Readonly<Record<string, unknown>> = {}): string {
  return says.replace(/\{(\w+)\}/g, (whole, name: string) => (detail[name] === undefined ? whole : String(detail[name])))
}

/** Problems every endpoint can answer with. */
export const commonProblems = {
  invalidInput: problem("input.invalid", 422, "填写的内容有误，请按提示修改后再提交"),
  notSignedIn: problem("identity.not-signed-in", 401, "请先登录"),
  notAllowed: problem("identity.not-allowed", 403, "您没有办理这项业务的权限"),
  notFound: problem("input.not-found", 404, "没有找到您要的内容，可能已被移走或您无权查看"),
  wrongMethod: problem("input.wrong-method", 405, "这个地址不接受这种请求方法"),
  changedMeanwhile: problem("input.changed-meanwhile", 409, "这条记录刚被别人更新过，请刷新后再操作"),
  tooLarge: problem("input.too-large", 413, "文件太大，请压缩或拆分后再上传"),
  tooMany: problem("input.too-many-requests", 429, "操作太频繁，请稍等一会儿再试"),
  unavailable: problem("server.unavailable", 503, "系统正在恢复，暂时无法办理，您填的内容都在，请过几秒再试"),
  crossSite: problem("identity.cross-site", 403, "请求来源不对，请从本系统页面重新操作"),
}
