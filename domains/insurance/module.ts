// Unemployment insurance as a module of the program: everything it brings, listed.
import { module, serve } from "#platform/module"
import * as contract from "./contract/payments.ts"
import * as correctionContract from "./contract/corrections.ts"
import * as priceContract from "./contract/prices.ts"
import * as recheckContract from "./contract/rechecks.ts"
import * as transferContract from "./contract/transfers.ts"
import { insuranceRules } from "./rules/index.ts"
import { workedExamples } from "./rules/worked-examples.ts"
import { confirmCorrectionsFor, decideCorrectionsFor } from "./server/corrections/decide.ts"
import { correctionLetterFor, listCorrectionsFor } from "./server/corrections/correction-views.ts"
import { benefitCorrectionsJob } from "./server/corrections/propose.ts"
import { refundJob } from "./server/batch/pension-refunds.ts"
import { myPaymentsFor } from "./server/batch/my-payments.ts"
import { agreeRepaymentFor, listReceivablesFor, recordRefundFor } from "./server/batch/receivables.ts"
import { insuranceFactSources } from "./server/fact-sources.ts"
import { benefitHandlers } from "./server/handlers.ts"
import { benefitRoutes } from "./server/benefit-routes.ts"
import { law } from "./server/law.ts"
import { parameters } from "./server/parameters.ts"
import { notAsked, populations } from "./server/populations.ts"
import { awardJob } from "./server/awards.ts"
import { extensionJob } from "./server/extend-older.ts"
import { enterPriceIndexFor, listPriceIndicesFor, priceJob, settlePriceIndexFor } from "./server/price-supplement.ts"
import { listRechecksFor, settleRecheckFor } from "./server/rechecks/settle.ts"
import { checkJob } from "./server/qualification-checks.ts"
import { insuranceOffers } from "./server/offers.ts"
import { exchangeTransfersJob, urgeTransfersJob } from "./server/transfer/exchange-transfers.ts"
import { transferHandler } from "./server/transfer/transfer-in.ts"
import { prepareSheetFor, settleSheetFor } from "./server/transfer/transfer-out.ts"
import { confirmTransferFeeFor, enterTransferFeeFor, takeTransferMessageFor, urgeTransferFor } from "./server/transfer/transfer-fees.ts"
import { transferPaperFor } from "./server/transfer/transfer-papers.ts"
import { listTransferMessagesFor, listTransfersFor } from "./server/transfer/transfer-views.ts"

export const insurance = module({
  name: "insurance",
  title: "失业保险",
  migrations: new URL("./server/migrations/", import.meta.url),
  offers: insuranceOffers,
  facts: insuranceFactSources,
  rules: insuranceRules.rules,
  law,
  parameters,
  populations,
  notAsked,
  examples: workedExamples,
  routes: [
    ...benefitRoutes,
    serve(contract.myPayments, myPaymentsFor),
    serve(contract.listReceivables, listReceivablesFor),
    serve(contract.agreeRepayment, agreeRepaymentFor),
    serve(contract.recordRefund, recordRefundFor),
    serve(correctionContract.listBenefitCorrections, listCorrectionsFor),
    serve(correctionContract.decideBenefitCorrections, decideCorrectionsFor),
    serve(correctionContract.confirmBenefitCorrections, confirmCorrectionsFor),
    serve(correctionContract.benefitCorrectionLetter, correctionLetterFor),
    serve(priceContract.listPriceIndices, listPriceIndicesFor),
    serve(priceContract.enterPriceIndex, enterPriceIndexFor),
    serve(priceContract.settlePriceIndex, settlePriceIndexFor),
    serve(recheckContract.listRechecks, listRechecksFor),
    serve(recheckContract.settleRecheck, settleRecheckFor),
    serve(transferContract.listTransfers, listTransfersFor),
    serve(transferContract.listTransferMessages, listTransferMessagesFor),
    serve(transferContract.takeTransferMessage, takeTransferMessageFor),
    serve(transferContract.prepareSheet, prepareSheetFor),
    serve(transferContract.settleSheet, settleSheetFor),
    serve(transferContract.urgeTransfer, urgeTransferFor),
    serve(transferContract.transferPaper, transferPaperFor),
    serve(transferContract.enterTransferFee, enterTransferFeeFor),
    serve(transferContract.confirmTransferFee, confirmTransferFeeFor),
  ],
  handlers: [...benefitHandlers, transferHandler],
  jobs: [checkJob, awardJob, refundJob, extensionJob, priceJob, benefitCorrectionsJob, exchangeTransfersJob, urgeTransfersJob],
})

export { monthlyBenefit } from "./server/batch/monthly-benefit.ts"
export { transferFeePayment } from "./server/transfer/fee-payment.ts"
