// The payment room as a module: made from the businesses that are paid in batches and the bank that pays.
import { module, serve, type House, type Module } from "#platform/module"
import { actOnBatchFor } from "./act-on-batch.ts"
import type { Bank } from "./bank.ts"
import { behaviourFrom, simulatedBank } from "./bank-simulator.ts"
import type { PaidBusiness } from "./business.ts"
import * as contract from "./contract.ts"
import { loadResult } from "./load-result.ts"
import { openBatchFor } from "./open-batch.ts"
import { contactReturnFor, correctMyAccountFor, dropReturnFor, proposeAccountFor, repeatAccountFor, reviewAccountFor, suspendOldReturns } from "./returns.ts"
import { batchFor, officerOf, type PaymentRooms } from "./rooms.ts"
import { bankFileFor, institutionFileFor, listBatchesFor, listLinesFor, listReturnsFor, myReturnsFor, readBatchFor, reconciliationFor } from "./views.ts"
import { agencyAccountRoutes } from "./agency-accounts.ts"
import { unitAccountRoutes } from "./unit-account-routes.ts"
import { commonProblems } from "#wire"
import { join } from "node:path"

/** One bank for each house. Without a contract with a real bank it is the simulator, told how to behave by BANK_SIMULATOR. */
export function bankOfHouse(make: (house: House) => Bank): (house: House) => Bank {
  const made = new WeakMap<House, Bank>()
  return (house) => {
    const bank = made.get(house) ?? make(house)
    made.set(house, bank)
    return bank
  }
}

const simulatorOf = (house: House): Bank =>
  simulatedBank({ clock: house.clock, behaviour: behaviourFrom(process.env["BANK_SIMULATOR"]), ...(house.dataFolder === "" ? {} : { folder: join(house.dataFolder, "bank-simulator") }) })

export function payments(businesses: readonly PaidBusiness[], makeBank: (house: House) => Bank = simulatorOf): Module {
  const rooms: PaymentRooms = { businesses, bankOf: bankOfHouse(makeBank) }
  return module({
    name: "payments",
    title: "待遇支付",
    migrations: new URL("./server/migrations/", import.meta.url),
    routes: [
      serve(contract.listBatches, (request) => listBatchesFor(rooms, request)),
      serve(contract.openBatch, (request) => openBatchFor(rooms, request)),
      serve(contract.readBatch, (request) => readBatchFor(rooms, request)),
      serve(contract.listLines, (request) => listLinesFor(rooms, request)),
      serve(contract.actOnBatch, (request) => actOnBatchFor(rooms, request)),
      serve(contract.uploadResult, async (request) => {
        const file = request.files["file"]
        if (!file) throw commonProblems.invalidInput({}, [{ path: "file", code: "input.required", says: "请选择回盘文件" }])
        const row = await batchFor(request)
        request.concerns("0", row.region, { batch: row.number, file: file.name })
        const { state, paid, returned, unanswered } = await loadResult(rooms, request.house, officerOf(request), row.batch_id, file.bytes.toString("utf8"))
        return { state, paid, returned, unanswered }
      }),
      serve(contract.downloadBankFile, bankFileFor),
      serve(contract.downloadInstitutionFile, institutionFileFor),
      serve(contract.downloadReconciliation, reconciliationFor),
      serve(contract.listReturns, listReturnsFor),
      serve(contract.proposeAccount, proposeAccountFor),
      serve(contract.repeatAccount, repeatAccountFor),
      serve(contract.reviewAccount, reviewAccountFor),
      serve(contract.dropReturn, (request) => dropReturnFor(rooms, request)),
      serve(contract.contactReturn, contactReturnFor),
      serve(contract.myReturns, myReturnsFor),
      serve(contract.correctMyAccount, correctMyAccountFor),
      ...unitAccountRoutes,
      ...agencyAccountRoutes,
    ],
    jobs: [suspendOldReturns],
  })
}
