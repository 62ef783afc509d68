// The parameters room as a module: the law as pages, its numbers with two people, rehearsals and recalculations.
import { module, serve, type Module } from "#platform/module"
import { approveFor, enterFor, withdrawFor } from "./enter.ts"
import * as contract from "./contract.ts"
import { actOnDraftFor, changeDraftFor, draftRuleFor } from "./draft-rule.ts"
import { listDraftsFor, readDraftFor, readDraftingFor, tryDraftFor } from "./draft-views.ts"
import type { Lawbook } from "./lawbook.ts"
import { recalculationFor, workRecalculations } from "./recalculate.ts"
import { startRehearsalFor, workRehearsals } from "./rehearse.ts"
import { listRehearsalsFor, readRehearsalFor, rehearsedPeopleFor } from "./rehearsal-views.ts"
import { listParametersFor, listRulesFor, readRuleFor } from "./views.ts"

/** The room over the law of these modules. */
export const parameters = (lawbook: Lawbook): Module =>
  module({
    name: "parameters",
    title: "法规与参数",
    migrations: new URL("./server/migrations/", import.meta.url),
    routes: [
      serve(contract.listRules, () => listRulesFor(lawbook)),
      serve(contract.readRule, (request) => readRuleFor(lawbook, request)),
      serve(contract.readDrafting, (request) => readDraftingFor(lawbook, request)),
      serve(contract.tryDraft, (request) => tryDraftFor(lawbook, request)),
      serve(contract.draftRule, (request) => draftRuleFor(lawbook, request)),
      serve(contract.listDrafts, (request) => listDraftsFor(lawbook, request)),
      serve(contract.readDraft, (request) => readDraftFor(lawbook, request)),
      serve(contract.changeDraft, (request) => changeDraftFor(lawbook, request)),
      serve(contract.actOnDraft, (request) => actOnDraftFor(lawbook, request)),
      serve(contract.listParameters, (request) => listParametersFor(lawbook, request)),
      serve(contract.enterParameter, (request) => enterFor(lawbook, request)),
      serve(contract.approveParameter, (request) => approveFor(lawbook, request)),
      serve(contract.withdrawParameter, withdrawFor),
      serve(contract.listRehearsals, (request) => listRehearsalsFor(lawbook, request)),
      serve(contract.startRehearsal, (request) => startRehearsalFor(lawbook, request)),
      serve(contract.readRehearsal, (request) => readRehearsalFor(lawbook, request)),
      serve(contract.rehearsedPeople, rehearsedPeopleFor),
      serve(contract.readRecalculation, recalculationFor),
    ],
    jobs: [
      { name: "parameters.rehearse", title: "参数预演", every: 1, run: async (house) => `${await workRehearsals(house, lawbook)} 项` },
      { name: "parameters.recalculate", title: "追溯参数重算", every: 1, run: async (house) => `${await workRecalculations(house, lawbook)} 项` },
    ],
  })
