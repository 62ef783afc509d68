// The second factor: six digits that change every thirty seconds (RFC 6238), each usable once.
import { Secret, TOTP } from "otpauth"
import { toString as drawing } from "qrcode"

const period = 30

const totp = (secret: string, login = "") => new TOTP({ issuer: "就业 Jiuye", label: login, algorithm: "SHA1", digits: 6, period, secret: Secret.fromBase32(secret) })

/** A new secret of 160 bits, base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What the authenticator app reads. `picture` is a data address of an SVG. */
export async function enrolmentOf(secret: string, login: string): Promise<{ secret: string; uri: string; picture: string }> {
  const uri = totp(secret, login).toString()
  const svg = await drawing(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" })
  return { secret, uri, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` }
}

/** The step of the code, one step of clock drift allowed either way; undefined when it is wrong. */
export function stepOf(secret: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now)
  const drift = totp(secret).validate({ token: code, timestamp, window: 1 })
  return drift === null ? undefined : Math.floor(timestamp / 1000 / period) + drift
}

/** The next code not used yet and when it is accepted: for demonstration accounts only. */
export function usableCode(secret: string, lastStep: number, now: string): { code: string; from: string; until: string } {
  const step = Math.max(Math.floor(Date.parse(now) / 1000 / period), lastStep + 1)
  const moment = (at: number) => new Date(at * period * 1000).toISOString()
  return { code: totp(secret).generate({ timestamp: step * period * 1000 }), from: moment(step - 1), until: moment(step + 2) }
}
