// Names as they stand in documents, and how they are hidden.
import { expect, test } from "vitest"
import { checkName, comparableName, sameName, tidyName } from "./names.ts"
import { maskBankCard, maskIdNumber, maskIdNumberInNotice, maskMobile, maskName } from "./mask.ts"

test("names of people in China are accepted as they are written", () => {
  for (const name of ["张三", "欧阳小明", "阿卜杜拉·买买提", "买买提·阿卜杜拉·艾力", "𠮷田一", "㛃婷", "〇一", "John Smith", "María José", "Jean-Luc O'Neil", "Nguyễn Văn A"])
    expect(checkName(name), name).toMatchObject({ ok: true, value: name })
})

test("what is not a name is refused", () => {
  for (const name of ["张", "张3", "", "·张三", "张三·", "张··三", "张三John", "12", "张三!", "张".repeat(51)])
    expect(checkName(name), name).toMatchObject({ ok: false, code: "E-NAME-01" })
  expect(checkName("张".repeat(50)).ok).toBe(true)
})

test("spaces, widths and the many kinds of dots become one", () => {
  expect(tidyName("张　三")).toBe("张三")
  for (const dot of ["•", "‧", "・", "．", ".", "･"]) expect(tidyName(`阿里${dot}买买提`)).toBe("阿里·买买提")
  expect(tidyName("Ｊｏｈｎ  Smith ")).toBe("John Smith")
})

test("two spellings of one name are recognised, two names are not", () => {
  expect(sameName("張偉國", "张伟国")).toBe(true)
  expect(sameName("阿里·买买提", "阿里买买提")).toBe(true)
  expect(sameName("JOHN SMITH", "John Smith")).toBe(true)
  expect(sameName("李喆", "李哲")).toBe(false)
  expect(sameName("张三", "张四")).toBe(false)
  expect(comparableName("陳麗華")).toBe("陈丽华")
})

test("names and numbers are shown only as far as needed", () => {
  expect(["张三", "张三丰", "欧阳小明", "𠮷田一", "王"].map(maskName)).toEqual(["张*", "张*丰", "欧**明", "𠮷*一", "*"])
  expect(maskIdNumber("11010519491231002X")).toBe("110105********002X")
  expect(maskIdNumberInNotice("11010519491231002X")).toBe("110105************")
  expect(maskIdNumber("H12345678")).toBe("H******78")
  expect(maskMobile("13812345678")).toBe("138****5678")
  expect(maskBankCard("6222021234567890123")).toBe("***************0123")
  expect(maskBankCard("123")).toBe("***")
})
