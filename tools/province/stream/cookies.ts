// A browser's jar for one party: what the server set, sent back with every request, redirects followed by hand.

export class Jar {
  private readonly kept = new Map<string, string>()

  /** Asks, keeps the cookies of the answer, and follows nothing. */
  async ask(url: string, options: RequestInit = {}): Promise<Response> {
    const cookie = [...this.kept].map(([name, value]) => `${name}=${value}`).join("; ")
    const answer = await fetch(url, { ...options, redirect: "manual", headers: { ...(options.headers as Record<string, string>), ...(cookie === "" ? {} : { cookie }) }, signal: AbortSignal.timeout(60_000) })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split(";")
      const at = pair.indexOf("=")
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(rest.join(";"))) this.kept.delete(pair.slice(0, at))
      else this.kept.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  /** Asks and follows redirects until a page answers or they lead home. Returns where that is, and its status. */
  async follow(url: string, options: RequestInit = {}): Promise<{ readonly url: string; readonly status: number }> {
    let at = url
    let answer = await this.ask(at, options)
    await answer.arrayBuffer()
    for (let hops = 0; hops < 12 && answer.status >= 300 && answer.status < 400; hops++) {
      at = new URL(answer.headers.get("location") ?? "/", at).href
      if (new URL(at).pathname === "/") break
      answer = await this.ask(at)
      await answer.arrayBuffer()
    }
    return { url: at, status: answer.status }
  }

  has(name: string): boolean {
    return this.kept.has(name)
  }
}
