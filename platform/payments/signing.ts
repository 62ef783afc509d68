// The institution's SM2 signature (GB/T 32918) over the control totals of a batch. The private key lies sealed in the data folder.
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { sm2 } from "sm-crypto-v2"
import { newId, statement } from "#platform/database"
import type { House } from "#platform/module"

const keepPublicKey = statement<{ id: string; key: string; at: string }>({
  name: "payments.keep-public-key",
  reach: "reference",
  sql: "insert into payments.signing_keys (key_id, public_key, made_at) values (:id, :key, :at) on conflict (public_key) do nothing",
})
const knowsPublicKey = statement<{ key: string }, { key_id: string }>({ name: "payments.knows-public-key", reach: "reference", sql: "select key_id from payments.signing_keys where public_key = :key" })

export interface ControlTotals {
  readonly number: string
  readonly lines: number
  readonly dueFen: number
  readonly deductedFen: number
  readonly netFen: number
  /** Payments to institutions by category, e.g. medical premium. */
  readonly institutionFen: number
  /** SHA-256 over every line of the batch: person, category, due, deducted, state. */
  readonly linesDigest: string
}

export interface Signature {
  readonly algorithm: "SM2-SM3"
  readonly publicKey: string
  readonly signature: string
}

/** The signed text: one line for each figure, in this order. */
export const textOf = (totals: ControlTotals, signer: string, at: string): string =>
  [totals.number, totals.lines, totals.dueFen, totals.deductedFen, totals.netFen, totals.institutionFen, totals.linesDigest, signer, at].join("\n")

/** Signs with the key of this installation, making it on first use. */
export async function signTotals(house: House, text: string): Promise<Signature> {
  const { privateKey, publicKey } = await keyOf(house)
  await house.database.system.run(keepPublicKey, { id: newId(), key: publicKey, at: house.clock() })
  return { algorithm: "SM2-SM3", publicKey, signature: sm2.doSignature(text, privateKey, { hash: true, publicKey }) }
}

/** True when the text is what was signed, by a key this installation knows. */
export async function isSigned(house: House, text: string, signature: Signature): Promise<boolean> {
  const known = await house.database.system.maybe(knowsPublicKey, { key: signature.publicKey })
  return known !== undefined && verifies(text, signature)
}

/** The signature alone, without asking whose key it is. */
export const verifies = (text: string, signature: Signature): boolean => sm2.doVerifySignature(text, signature.signature, signature.publicKey, { hash: true })

async function keyOf(house: House): Promise<{ privateKey: string; publicKey: string }> {
  if (house.dataFolder === "") throw new Error("signing needs a data folder for the sealed key")
  const folder = join(house.dataFolder, "keys")
  const file = join(folder, "payments-sm2.sealed")
  const stored = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT") return null
    throw failure
  })
  if (stored !== null) return JSON.parse(house.sealing.open(stored.trim())) as { privateKey: string; publicKey: string }
  const made = sm2.generateKeyPairHex()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const wrote = await writeFile(file, `${house.sealing.seal(JSON.stringify(made))}\n`, { mode: 0o600, flag: "wx" }).then(() => true, () => false)
  if (!wrote) return keyOf(house)
  await chmod(file, 0o600)
  return made
}
