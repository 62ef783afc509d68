// What `npm start` prints when everything is up: where to go and who one can be.
import type { Config } from "./config.ts"

export interface PrintedAccount {
  readonly who: string
  readonly login: string
  readonly secret: string
}

export function welcome(config: Config, state: { readonly seconds: number; readonly hasPages: boolean; readonly accounts: readonly PrintedAccount[] }): void {
  const base = config.publicUrl
  const lines = [
    "",
    `  就业 Jiuye  ·  ${config.demonstration ? "演示数据 demonstration data" : "正式环境 production"}  ·  ${state.seconds.toFixed(1)} s`,
    "",
    ...(state.hasPages ? [`  劳动者 citizen    ${base}/`, `  用人单位 employer  ${base}/employer/`, `  经办 staff        ${base}/staff/`] : ["  页面尚未构建 (run npm start to build the pages)"]),
    `  接口 API          ${base}/docs`,
    "",
    ...state.accounts.map((account) => `  ${account.who}  ${account.login}  ${account.secret}`),
    ...(state.accounts.length > 0 ? [""] : []),
  ]
  console.log(lines.join("\n"))
}
