// Why a bank file or its answer is refused; apart from the files themselves, so that pages can know it without the hashing.
import { problem } from "#wire"

export const fileProblems = {
  headerDiffers: problem("payments.file-header-differs", 422, "文件头笔数或金额与明细不符"),
  trailerDiffers: problem("payments.file-trailer-differs", 422, "文件尾笔数或金额与明细不符"),
  duplicateReference: problem("payments.file-duplicate-reference", 422, "行业务号{reference}重复"),
  amountNotPositive: problem("payments.file-amount-not-positive", 422, "第{row}行金额必须大于0"),
  hashDiffers: problem("payments.file-hash-differs", 422, "文件内容与文件头的SHA256不符，可能被改动"),
  malformed: problem("payments.file-malformed", 422, "第{row}行格式不对"),
  differsFromLines: problem("payments.file-differs-from-lines", 409, "文件与批次明细不一致（{difference}），不能发送"),
  holdIncluded: problem("payments.hold-included", 409, "批次中有暂停发放的明细{reference}，不能生成或发送文件"),
  incomplete: problem("payments.payee-incomplete", 409, "有{count}人缺少姓名、证件或账号，请先比对并暂停这些明细"),
}

export const resultProblems = {
  malformed: problem("payments.result-malformed", 422, "回盘文件第{row}行格式不对"),
  unknownLine: problem("payments.result-unknown-line", 422, "回盘文件第{row}行的行业务号{reference}不属于本批次，整个文件不予接收"),
  duplicateLine: problem("payments.result-duplicate-line", 422, "回盘文件第{row}行的行业务号{reference}重复"),
  unknownCode: problem("payments.result-unknown-code", 422, "回盘文件第{row}行的失败码{code}不认识"),
  contradicts: problem("payments.result-contradicts", 409, "回盘文件与已接收的结果不一致（{reference}），请与银行核实"),
  empty: problem("payments.result-empty", 422, "回盘文件里没有任何结果"),
}
