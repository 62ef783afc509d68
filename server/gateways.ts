// The ways out of this installation: the SMS gateway it was given, or the simulator of a demonstration.
import { httpGateway, simulatedGateway, type SmsGateway } from "#platform/notices"
import type { House } from "#platform/module"

const gateways = new WeakMap<House, SmsGateway>()

/** SMS_GATEWAY and SMS_GATEWAY_KEY name a real gateway; without them messages are written to sms.log of the data folder. */
export function smsGatewayOf(house: House): SmsGateway {
  const known = gateways.get(house)
  if (known) return known
  const address = process.env["SMS_GATEWAY"]
  const made = address ? httpGateway(address, process.env["SMS_GATEWAY_KEY"] ?? "") : simulatedGateway(house.dataFolder)
  gateways.set(house, made)
  return made
}
