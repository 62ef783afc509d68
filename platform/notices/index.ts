// The door of the notices room.
export { notices } from "./module.ts"
export { wording, said } from "./wording.ts"
export type { Wording, Told, PersonalNotice, OfficeNotice } from "./wording.ts"
export { simulatedGateway } from "./sms.ts"
export type { SmsGateway, SmsAnswer, ShortMessage } from "./sms.ts"
export { httpGateway } from "./http-gateway.ts"
