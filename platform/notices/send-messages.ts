// Sends what waits in the message queue, in batches, with longer and longer pauses after failures.
import { statement } from "#platform/database"
import type { House, Job } from "#platform/module"
import { quietUntil } from "./quiet-hours.ts"
import type { SmsGateway } from "./sms.ts"

interface WaitingMessage {
  readonly message_id: string
  readonly mobile: string
  readonly text: string
  readonly tries: number
}

const claimMessages = statement<{ now: string; limit: number }, WaitingMessage>({
  name: "notices.claim-messages",
  reach: "queue",
  sql: `update notices.messages set tries = tries + 1, next_at = :now::timestamptz + interval '5 minutes'
         where message_id in (select message_id from notices.messages where state = 'waiting' and next_at <= :now order by next_at limit :limit for update skip locked)
        returning message_id, mobile, text, tries`,
})

const settleMessage = statement<{ id: string; state: string; answer: string; next: string; now: string }>({
  name: "notices.settle-message",
  reach: "queue",
  sql: "update notices.messages set state = :state, answer = :answer, next_at = :next, sent_at = case when :state = 'sent' then :now::timestamptz end where message_id = :id",
})

const mostTries = 6

/** The job; a message is given up after six tries over about a day, and stays in the inbox of the app in any case. */
export const sendMessages = (gatewayOf: (house: House) => SmsGateway): Job => ({
  name: "notices.send-messages",
  title: "发送短信",
  every: 1,
  run: async (house) => {
    let sent = 0
    for (;;) {
      const batch = await house.database.system.all(claimMessages, { now: house.clock(), limit: 100 })
      if (batch.length === 0) return `发送 ${sent} 条`
      for (const message of batch) if (await sendOne(house, gatewayOf(house), message)) sent++
    }
  },
})

async function sendOne(house: House, gateway: SmsGateway, message: WaitingMessage): Promise<boolean> {
  const settle = (state: string, answer: string, next = house.clock()) => house.database.system.run(settleMessage, { id: message.message_id, state, answer, next, now: house.clock() })
  try {
    const answer = await gateway.send({ id: message.message_id, mobile: house.sealing.open(message.mobile), text: message.text })
    await settle(answer.outcome === "accepted" ? "sent" : "refused", answer.outcome === "refused" ? answer.why : "")
    return answer.outcome === "accepted"
  } catch (failure) {
    const later = quietUntil(new Date(Date.parse(house.clock()) + 60_000 * 5 ** message.tries).toISOString())
    await settle(message.tries >= mostTries ? "given-up" : "waiting", String(failure), later)
    return false
  }
}
