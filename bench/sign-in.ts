// Signs in as a demonstration officer through the true doors and returns the cookie.

/** @param login e.g. "wang.fang". */
export async function signIn(port: number, login: string): Promise<string> {
  const base = `http://127.0.0.1:${port}/api/identity`
  const post = (path: string, body: object) => fetch(`${base}${path}`, { method: "POST", headers: { "content-type": "application/json", "x-jiuye": "1" }, body: JSON.stringify(body) })
  const accounts = (await (await fetch(`${base}/demonstration-accounts`)).json()) as { login: string; password: string; code: string }[]
  const account = accounts.find((one) => one.login === login)
  if (!account) throw new Error(`no demonstration officer ${login}`)
  const { ticket } = (await (await post("/staff/sign-in", { login, password: account.password })).json()) as { ticket: string }
  const done = await post("/staff/second-factor", { ticket, code: account.code })
  if (!done.ok) throw new Error(`sign-in failed: ${await done.text()}`)
  const cookie = done.headers.getSetCookie().map((one) => one.split(";")[0]).find((one) => one?.startsWith("jiuye="))
  if (!cookie) throw new Error("sign-in gave no cookie")
  return cookie
}
