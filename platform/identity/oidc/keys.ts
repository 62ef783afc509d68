// The demonstration provider's keys, made once and kept below the data folder, readable by this program only.
import { exportJWK, generateKeyPair, type JWK } from "jose"
import { randomBytes } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { z } from "zod"

const keysShape = z.object({ signing: z.record(z.string(), z.unknown()), cookies: z.array(z.string()).min(1), clientSecret: z.string().min(32) })

export interface ProviderKeys {
  readonly signing: JWK
  readonly cookies: readonly string[]
  readonly clientSecret: string
}

async function makeKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true })
  return {
    signing: { ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid: randomBytes(8).toString("hex") },
    cookies: [randomBytes(32).toString("base64url")],
    clientSecret: randomBytes(32).toString("base64url"),
  }
}

/** Keys of this installation. With no data folder (tests) they live as long as the process. */
export async function providerKeys(dataFolder: string): Promise<ProviderKeys> {
  if (dataFolder === "") return makeKeys()
  const file = join(dataFolder, "identity-provider.json")
  const kept = await readFile(file, "utf8").catch(() => undefined)
  if (kept !== undefined) return keysShape.parse(JSON.parse(kept))
  const made = await makeKeys()
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: "wx" })
    return made
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure
    return keysShape.parse(JSON.parse(await readFile(file, "utf8")))
  }
}
