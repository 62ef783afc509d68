// What runs where, and in which order it migrates.
import { module, type Module } from "#platform/module"

const migrationsOf = (folder: string) => new URL(`../${folder}/server/migrations/`, import.meta.url)

const engineRooms: readonly Module[] = [
  module({ name: "audit", title: "操作痕迹", migrations: migrationsOf("platform/audit") }),
  module({ name: "exchange", title: "数据交换", migrations: migrationsOf("platform/exchange") }),
]

export const provinceModules: readonly Module[] = [...engineRooms]
