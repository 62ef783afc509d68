// A gateway over HTTP for installations: POST {id, mobile, text} with a bearer key; 2xx is accepted, 422 refused for good, all else tried again.
import type { SmsGateway } from "./sms.ts"

/** @param address where messages are posted; @param key sent as a bearer token. */
export const httpGateway = (address: string, key: string): SmsGateway => ({
  async send(message) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}`, "idempotency-key": message.id },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    })
    if (answer.ok) return { outcome: "accepted" }
    if (answer.status === 422) return { outcome: "refused", why: (await answer.text()).slice(0, 100) }
    throw new Error(`the SMS gateway answered ${answer.status}`)
  },
})
