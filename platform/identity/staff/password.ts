// Passwords of officers: argon2id digests, the rules for a new one, and temporary ones.
import { hash, verify } from "@node-rs/argon2"
import { randomInt } from "node:crypto"

/** OWASP's first choice for argon2id: 19 MiB, two passes, about 20 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const digestPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), cost)

export const isPassword = (digest: string, password: string): Promise<boolean> => verify(digest, password.normalize("NFKC"))

let nobody: Promise<string> | undefined

/** Takes as long as a real check and is always false: for logins that do not exist. */
export async function isNobodysPassword(password: string): Promise<false> {
  nobody ??= digestPassword(temporaryPassword())
  await isPassword(await nobody, password)
  return false
}

const tooCommon = ["password", "passw0rd", "12345678", "qwerty", "admin123", "iloveyou", "11111111", "88888888", "abc12345"]

/** Why a new password is not good enough, in a clause that completes the sentence; undefined when it is. [P] 10 characters and three kinds, or 16 of any. */
export function weaknessOf(password: string, login: string): string | undefined {
  const text = password.normalize("NFKC")
  const length = [...text].length
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length
  const low = text.toLowerCase()
  if (length < 10) return "至少 10 个字符"
  if (length < 16 && kinds < 3) return "请混用大写字母、小写字母、数字、符号中的三种，或用 16 个字符以上的长句"
  if (low.includes(login) || login.split(/[.-]/).some((part) => part.length >= 4 && low.includes(part))) return "不能包含用户名"
  if (tooCommon.some((common) => low.includes(common))) return "不能用常见密码"
  if (/(.)\1{3}/u.test(text)) return "同一字符不能连续出现 4 次"
  return undefined
}

const letters = "abcdefghjkmnpqrstuvwxyz"
const alphabets = [letters.toUpperCase(), letters, "23456789"]

/** Four groups easy to read out, about 80 bits, e.g. "Kf7m-Tq3x-…". */
export function temporaryPassword(): string {
  const group = () => [0, 1, 2, 1].map((kind) => alphabets[kind] ?? letters).map((from) => from.charAt(randomInt(from.length))).join("")
  return Array.from({ length: 4 }, group).join("-")
}
