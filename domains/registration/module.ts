// Registration as a module of the program: tables, items, endpoints, what it reacts to and what time does (domain/01).
import { commonProblems } from "#wire"
import { module, serve, type Module, type RequestContext } from "#platform/module"
import { personCard } from "#platform/registers"
import * as contract from "./contract.ts"
import { annotatePerson, certificateOf, certificatePaper, issueCertificate } from "./server/certificates.ts"
import { registrationRules } from "./rules/index.ts"
import { workedExamples } from "./rules/worked-examples.ts"
import { checkIn, contactsOf, objectToClosing, openTasks, proposeClosing, recordContact, settleClosing, settleTask, voidRegistration } from "./server/contacts.ts"
import { onEmployerClosed, onEmployerRevived } from "./server/employer-closing.ts"
import { registrationFacts } from "./server/facts.ts"
import { confirmRoster, discardRoster, endOne, fileOne, listRosters, previewRoster, readRosterImport, rosterErrors } from "./server/filings/imports.ts"
import { readRoster, rosterAsCsv, rosterAsSheet } from "./server/filings/roster.ts"
import { templateSheet } from "./server/filings/sheets.ts"
import { listWithdrawalsFor, settleWithdrawalFor } from "./server/filings/settle-withdrawal.ts"
import { withdrawFilingOf } from "./server/filings/withdraw-filing.ts"
import { onEmployeeRow } from "./server/insurance-rows.ts"
import { onBenefitClaim, onDeath, onEmigration, onEnlistment, onPension, onPrison, onSchool } from "./server/life-events.ts"
import { askAbout, beforeRegistering, checkDuplicate, recheckDuplicates } from "./server/national-register.ts"
import { endNeedlessTasks, onGraduated, onGraduateSettled } from "./server/graduates.ts"
import { offers } from "./server/offers.ts"
import { objectToReportedEnd, renewOwn, settleReportedEnd } from "./server/own-employment.ts"
import { law } from "./server/law.ts"
import { parameters } from "./server/parameters.ts"
import { reopenRegistration, reopenWork } from "./server/reopen.ts"
import { registrationsOf, statusOf } from "./server/registrations.ts"
import { confirmDrafts, endSilent, expireFlexible, followBusinesses } from "./server/timers.ts"
import { voidEmploymentOf } from "./server/void-employment.ts"
import { onWithdrawnGround, onWithdrawnRow } from "./server/withdrawn-grounds.ts"

/** The citizen behind a request. */
function personOf(request: Pick<RequestContext, "viewer">): string {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  return request.viewer.personId
}

async function cardOf(request: RequestContext<{ person: string }>) {
  const card = await personCard(request.db, request.params.person, request.today)
  if (!card) throw commonProblems.notFound()
  request.shows(card.personId, card.region)
  return card
}

export const registration: Module = module({
  name: "registration",
  title: "就业与失业管理",
  migrations: new URL("./server/migrations/", import.meta.url),
  offers,
  facts: registrationFacts,
  rules: registrationRules,
  law,
  examples: workedExamples,
  parameters,
  routes: [
    serve(contract.myRegistrations, (request) => registrationsOf(request.db, personOf(request), request.today)),
    serve(contract.personRegistrations, async (request) => {
      const card = await cardOf(request)
      const [registrations, contacts] = await Promise.all([registrationsOf(request.db, card.personId, request.today), contactsOf(request, card.personId)])
      return { ...registrations, name: card.name, masked: card.idMasked, contacts }
    }),
    serve(contract.personStatus, async (request) => statusOf(request.db, (await cardOf(request)).personId, request.today)),
    serve(contract.renewEmployment, renewOwn),
    serve(contract.objectToEnd, objectToReportedEnd),
    serve(contract.settleEnd, settleReportedEnd),
    serve(contract.recordContact, recordContact),
    serve(contract.checkIn, checkIn),
    serve(contract.proposeClosing, proposeClosing),
    serve(contract.objectToClosing, objectToClosing),
    serve(contract.settleClosing, settleClosing),
    serve(contract.voidRegistration, voidRegistration),
    serve(contract.reopenUnemployment, reopenRegistration),
    serve(contract.reopenEmployment, reopenWork),
    serve(contract.voidEmployment, voidEmploymentOf),
    serve(contract.openTasks, openTasks),
    serve(contract.settleTask, settleTask),
    serve(contract.askNationalRegister, async (request) => {
      if (request.viewer.kind === "citizen" && request.viewer.personId !== request.params.person) throw commonProblems.notAllowed()
      const card = await cardOf(request)
      const answer = await askAbout(request.house.database.system, request.house, card.personId, beforeRegistering(request.house))
      request.concerns(card.personId, card.region, { outcome: answer.outcome })
      return { outcome: answer.outcome, place: answer.outcome === "found" ? answer.place : null, registeredOn: answer.outcome === "found" ? answer.registeredOn : null }
    }),
    serve(contract.importTemplate, async (request) => {
      request.setHeader("content-disposition", `attachment; filename="roster-template.xlsx"; filename*=UTF-8''${encodeURIComponent("用工备案名册模板.xlsx")}`)
      return templateSheet(request.today)
    }),
    serve(contract.previewImport, previewRoster),
    serve(contract.listImports, listRosters),
    serve(contract.readImport, readRosterImport),
    serve(contract.confirmImport, confirmRoster),
    serve(contract.discardImport, discardRoster),
    serve(contract.importErrors, rosterErrors),
    serve(contract.fileHire, (request) => {
      const { input } = request
      return fileOne(request, {
        name: input.name, idNumber: input.idNumber, mobile: input.mobile ?? "", hireOn: input.hireOn, contractKind: input.contractKind, contractFrom: input.contractFrom ?? "",
        contractTo: input.contractTo ?? "", occupation: input.occupation, postName: input.postName ?? "", workRegion: input.workRegion ?? "",
        monthlyPay: input.monthlyPayFen === undefined ? "" : (input.monthlyPayFen / 100).toFixed(2), partTime: input.partTime ? "是" : "",
        idType: input.idType ?? "", birthDate: input.birthDate ?? "", sex: input.sex ?? "", workPermit: input.workPermit ?? "",
      })
    }),
    serve(contract.fileEnd, endOne),
    serve(contract.withdrawFiling, withdrawFilingOf),
    serve(contract.listWithdrawals, listWithdrawalsFor),
    serve(contract.settleWithdrawal, settleWithdrawalFor),
    serve(contract.roster, readRoster),
    serve(contract.exportRosterCsv, rosterAsCsv),
    serve(contract.exportRosterSheet, rosterAsSheet),
    serve(contract.myCertificate, (request) => certificateOf(request, request.db, personOf(request))),
    serve(contract.issueMyCertificate, issueCertificate),
    serve(contract.certificatePaper, certificatePaper),
    serve(contract.personCertificate, async (request) => certificateOf(request, request.db, (await cardOf(request)).personId)),
    serve(contract.annotate, annotatePerson),
  ],
  handlers: [onEmployeeRow, onDeath, onPension, onPrison, onEnlistment, onEmigration, onSchool, onBenefitClaim, onEmployerClosed, onEmployerRevived, onWithdrawnGround, onWithdrawnRow, onGraduated, onGraduateSettled, checkDuplicate],
  jobs: [confirmDrafts, expireFlexible, endSilent, followBusinesses, endNeedlessTasks, recheckDuplicates],
})
