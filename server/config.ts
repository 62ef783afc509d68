// Everything an operator may set, read once from the environment.
import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { externalSettings, type ExternalSettings } from "#platform/identity"

export interface Config {
  readonly port: number
  /** Address the server listens on; all interfaces unless HOST says otherwise. */
  readonly host: string
  readonly dataFolder: string
  /** An operator's own PostgreSQL; without it the program starts one. */
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  readonly province: string
  /** Synthetic data is loaded and every page says so. Off as soon as DEMONSTRATION=0. */
  readonly demonstration: boolean
  readonly sealingKey: string
  readonly trustedProxies: string | undefined
  /** CLAMD_ADDRESS: host:port of a ClamAV daemon every upload is shown to. */
  readonly malwareScanner: string | undefined
  /** MINISTRY: an https address of the ministry's node, or simulated, simulated:slow, simulated:failing, simulated:wrong, simulated:twice. */
  readonly ministry: { readonly address: string; readonly key: string } | undefined
  /** OIDC_*: who vouches for people and employers; undefined takes the demonstration's own provider. */
  readonly oidc: ExternalSettings | undefined
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const port = Number(environment["PORT"] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error("PORT must be a number from 0 to 65535")
  const dataFolder = resolve(environment["DATA_DIR"] ?? "var")
  mkdirSync(dataFolder, { recursive: true })
  return {
    port,
    host: environment["HOST"] ?? "0.0.0.0",
    dataFolder,
    databaseUrl: databaseUrlOf(environment["DATABASE_URL"]),
    publicUrl: (environment["PUBLIC_URL"] ?? `http://localhost:${port}`).replace(/\/$/, ""),
    province: environment["PROVINCE"] ?? "990000",
    demonstration: environment["DEMONSTRATION"] !== "0",
    sealingKey: environment["SEALING_KEY"] ?? keptSecret(dataFolder, "sealing-key"),
    trustedProxies: environment["TRUSTED_PROXIES"],
    malwareScanner: environment["CLAMD_ADDRESS"],
    ministry: environment["MINISTRY"] ? { address: environment["MINISTRY"], key: environment["MINISTRY_KEY"] ?? "" } : undefined,
    oidc: externalSettings(environment),
  }
}

/** @throws when it is no address of a PostgreSQL; said without the address, which has a password in it. */
function databaseUrlOf(given: string | undefined): string | undefined {
  if (!given) return undefined
  if (!URL.canParse(given) || !/^postgres(ql)?:$/.test(new URL(given).protocol)) throw new Error("DATABASE_URL must be an address like postgres://user:password@host:5432/database")
  return given
}

/** A secret made once and kept beside the data, outside the database; never half of one, whenever the program is killed. */
export function keptSecret(dataFolder: string, name: string): string {
  const file = join(dataFolder, name)
  if (!existsSync(file)) {
    writeFileSync(`${file}.making`, randomBytes(32).toString("hex"), { mode: 0o600 })
    renameSync(`${file}.making`, file)
  }
  return readFileSync(file, "utf8").trim()
}
