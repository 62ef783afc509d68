// Subsidies as a module of the program: everything it brings, listed.
import { module, serve } from "#platform/module"
import * as contract from "./contract.ts"
import * as budgetContract from "./contract/budget.ts"
import * as calculatorContract from "./contract/calculator.ts"
import * as interviewContract from "./contract/interview.ts"
import * as clawbackContract from "./contract/clawbacks.ts"
import * as correctionContract from "./contract/corrections.ts"
import * as fiscalContract from "./contract/fiscal.ts"
import * as nationwideContract from "./contract/nationwide.ts"
import * as offerContract from "./contract/offers.ts"
import * as reexaminationContract from "./contract/reexaminations.ts"
import * as riskContract from "./contract/risk.ts"
import * as taxContract from "./contract/tax-notices.ts"
import { subsidyRules } from "./rules/index.ts"
import { workedExamples } from "./rules/worked-examples.ts"
import { budgetAccountsFor, budgetEntriesFor, enterBudgetFor, settleBudgetFor } from "./server/budget.ts"
import { calculateFor, myCalculationFor, subsidyQuestionsFor } from "./server/calculator.ts"
import { answerInterviewFor, readInterviewFor } from "./server/interview/answers.ts"
import { overdueClawbacksJob, receiveClawbackFor } from "./server/clawback/collect.ts"
import { clawbackLetterFor, listClawbacksFor, myClawbacksFor, readClawbackFor } from "./server/clawback/clawback-views.ts"
import { answerClawbackFor, arrangeClawbackFor, consentToOffsetFor, decideClawbackFor } from "./server/clawback/decide-clawback.ts"
import { confirmClawbackFor, openClawbackFor } from "./server/clawback/open-clawback.ts"
import { listCorrectionsFor, supplementLetterFor } from "./server/corrections/correction-views.ts"
import { paidRecheckHandler } from "./server/corrections/recheck-paid.ts"
import { proposeCorrectionsJob } from "./server/corrections/propose.ts"
import { approveSupplementFor, settleCorrectionFor } from "./server/corrections/settle-correction.ts"
import { downloadFundRequestFor, fetchFiscalAnswerFor, listFundRequestsFor, makeFundRequestFor, sendFundRequestFor } from "./server/fiscal/fund-requests.ts"
import { carryOverFor } from "./server/carry-over.ts"
import { recordCheckFor } from "./server/checks.ts"
import { grantsOfFor, myGrantsFor } from "./server/grant-views.ts"
import { askNationwideJob } from "./server/nationwide/ask.ts"
import { answersEndHandler, questionHandler } from "./server/nationwide/questions.ts"
import { readNationwideFor, releaseNationwideFor } from "./server/nationwide/settle.ts"
import { subsidyOffers } from "./server/offers.ts"
import { askedRules, inTurnOfAwards, notAsked } from "./server/asked-rules.ts"
import { law } from "./server/law.ts"
import { parameters } from "./server/parameters.ts"
import { accountHandler, decisionHandler, followRecordsJob, rescanJob, silenceJob } from "./server/proactive/follow-offers.ts"
import { listByHandFor, listOffersFor, myOffersFor, readOfferFor } from "./server/proactive/offer-views.ts"
import { replyToOfferFor, settleOfferObjectionFor } from "./server/proactive/reply.ts"
import { touchingHandler } from "./server/proactive/touched.ts"
import { recordRoutes } from "./server/records.ts"
import { askReexaminationFor, readReexaminationFor } from "./server/reexamination/ask.ts"
import { listReexaminationsFor, reexaminationLetterFor } from "./server/reexamination/reexamination-views.ts"
import { settleReexaminationFor } from "./server/reexamination/settle.ts"
import { changeRiskFor, readRiskFor, settleRiskFor } from "./server/risk/change-risk.ts"
import { endSharedNetworkFor, enterSharedNetworkFor, listSharedNetworksFor } from "./server/risk/shared-networks.ts"
import { riskHandler } from "./server/risk/follow-risk.ts"
import { listTaxNoticesFor, settleTaxNoticeFor } from "./server/tax/tax-notices.ts"
import { taxNoticeHandler, tellTaxOfficeJob } from "./server/tax/tell-tax-office.ts"
import { listObjectionsFor, listPublicationsFor, objectFor, publicationHandler, settleObjectionFor } from "./server/publications.ts"

export const subsidies = module({
  name: "subsidies",
  title: "就业扶持政策",
  migrations: new URL("./server/migrations/", import.meta.url),
  offers: subsidyOffers,
  rules: subsidyRules.rules,
  law,
  examples: workedExamples,
  parameters,
  asked: askedRules,
  inTurn: inTurnOfAwards,
  notAsked,
  routes: [
    serve(contract.recordCheck, recordCheckFor),
    serve(contract.listPublications, listPublicationsFor),
    serve(contract.object, objectFor),
    serve(contract.listObjections, listObjectionsFor),
    serve(contract.settleObjection, settleObjectionFor),
    serve(contract.myGrants, myGrantsFor),
    serve(contract.grantsOf, grantsOfFor),
    serve(calculatorContract.subsidyQuestions, subsidyQuestionsFor),
    serve(calculatorContract.calculate, calculateFor),
    serve(calculatorContract.myCalculation, myCalculationFor),
    serve(interviewContract.readInterview, readInterviewFor),
    serve(interviewContract.answerInterview, answerInterviewFor),
    serve(budgetContract.budgetAccounts, budgetAccountsFor),
    serve(budgetContract.budgetEntries, budgetEntriesFor),
    serve(budgetContract.enterBudget, enterBudgetFor),
    serve(budgetContract.settleBudget, settleBudgetFor),
    serve(budgetContract.carryOver, carryOverFor),
    ...recordRoutes,
    serve(offerContract.myOffers, myOffersFor),
    serve(offerContract.readOffer, readOfferFor),
    serve(offerContract.replyToOffer, replyToOfferFor),
    serve(offerContract.listOffers, listOffersFor),
    serve(offerContract.settleOfferObjection, settleOfferObjectionFor),
    serve(offerContract.listByHand, listByHandFor),
    serve(clawbackContract.openClawback, openClawbackFor),
    serve(clawbackContract.confirmClawback, confirmClawbackFor),
    serve(clawbackContract.answerClawback, answerClawbackFor),
    serve(clawbackContract.decideClawback, decideClawbackFor),
    serve(clawbackContract.consentToOffset, consentToOffsetFor),
    serve(clawbackContract.arrangeClawback, arrangeClawbackFor),
    serve(clawbackContract.receiveClawback, receiveClawbackFor),
    serve(clawbackContract.listClawbacks, listClawbacksFor),
    serve(clawbackContract.myClawbacks, myClawbacksFor),
    serve(clawbackContract.readClawback, readClawbackFor),
    serve(clawbackContract.clawbackLetter, clawbackLetterFor),
    serve(fiscalContract.makeFundRequest, makeFundRequestFor),
    serve(fiscalContract.sendFundRequest, sendFundRequestFor),
    serve(fiscalContract.fetchFiscalAnswer, fetchFiscalAnswerFor),
    serve(fiscalContract.listFundRequests, listFundRequestsFor),
    serve(fiscalContract.downloadFundRequest, downloadFundRequestFor),
    serve(correctionContract.listCorrections, listCorrectionsFor),
    serve(correctionContract.settleCorrection, settleCorrectionFor),
    serve(correctionContract.approveSupplement, approveSupplementFor),
    serve(correctionContract.supplementLetter, supplementLetterFor),
    serve(nationwideContract.readNationwide, readNationwideFor),
    serve(nationwideContract.releaseNationwide, releaseNationwideFor),
    serve(reexaminationContract.readReexamination, readReexaminationFor),
    serve(reexaminationContract.askReexamination, askReexaminationFor),
    serve(reexaminationContract.listReexaminations, listReexaminationsFor),
    serve(reexaminationContract.settleReexamination, settleReexaminationFor),
    serve(reexaminationContract.reexaminationLetter, reexaminationLetterFor),
    serve(riskContract.readRisk, readRiskFor),
    serve(riskContract.changeRisk, changeRiskFor),
    serve(riskContract.settleRisk, settleRiskFor),
    serve(riskContract.listSharedNetworks, listSharedNetworksFor),
    serve(riskContract.enterSharedNetwork, enterSharedNetworkFor),
    serve(riskContract.endSharedNetwork, endSharedNetworkFor),
    serve(taxContract.listTaxNotices, listTaxNoticesFor),
    serve(taxContract.settleTaxNotice, settleTaxNoticeFor),
  ],
  handlers: [riskHandler, questionHandler, answersEndHandler, publicationHandler, touchingHandler, paidRecheckHandler, accountHandler, decisionHandler, taxNoticeHandler],
  jobs: [askNationwideJob, proposeCorrectionsJob, tellTaxOfficeJob, followRecordsJob, rescanJob, silenceJob, overdueClawbacksJob],
})

export { subsidyPayments } from "./server/payment.ts"
