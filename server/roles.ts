// What runs where, and in which order it migrates.
import { casework } from "#platform/casework"
import { module, type Module } from "#platform/module"
import { insurance } from "../domains/insurance/module.ts"
import { schedule } from "#platform/schedule"
import { registers } from "../platform/registers/module.ts"

const migrationsOf = (folder: string) => new URL(`../${folder}/server/migrations/`, import.meta.url)

const engineRooms: readonly Module[] = [
  schedule,
  module({ name: "audit", title: "操作痕迹", migrations: migrationsOf("platform/audit") }),
  registers,
  module({ name: "exchange", title: "数据交换", migrations: migrationsOf("platform/exchange") }),
  module({ name: "payments", title: "待遇支付", migrations: migrationsOf("platform/payments") }),
]

/** The businesses, in the order they may lean on each other. */
const businesses: readonly Module[] = [insurance]

export const provinceModules: readonly Module[] = [...engineRooms, casework(businesses.flatMap((one) => one.offers ?? [])), ...businesses]
