// The demonstration provider's page: choose a synthetic account, or type a number.
import type { Choice } from "./demonstration-accounts.ts"
import { escaped, page, type Page } from "./page.ts"
import type { PartyKind } from "./provider.ts"

const brand = "演示统一身份认证"
const strip = "演示环境：人员、单位和证件号码全部是虚构的，请勿输入真实个人信息"

const words = {
  citizen: { title: "选择登录身份", lead: "以其中一位劳动者的身份登录就业服务。", list: "演示人员", or: "或者输入公民身份号码", number: "公民身份号码", numberHint: "18 位，演示号码以 99 开头", name: "" },
  employer: { title: "选择登录单位", lead: "以其中一家用人单位经办人的身份登录。", list: "演示单位", or: "或者输入统一社会信用代码", number: "统一社会信用代码", numberHint: "18 位数字和大写字母", name: "经办人姓名" },
} as const

export interface Mistake {
  readonly field: "number" | "name"
  readonly says: string
  readonly number: string
  readonly name: string
}

export function loginPage(as: PartyKind, action: string, list: readonly Choice[], mistake?: Mistake): Page {
  const said = words[as]
  const to = escaped(action)
  const summary = mistake ? `<div class="alert" role="alert"><h2>登录没有完成</h2><a href="#${mistake.field}">${escaped(mistake.says)}</a></div>` : ""
  const cards = list.map((one) => `<li><button class="choice" name="key" value="${escaped(one.key)}"><i aria-hidden="true">${escaped([...one.title][0] ?? "")}</i><span><b>${escaped(one.title)}</b><small>${escaped(one.below)}</small></span></button></li>`)
  const choose = cards.length > 0 ? `<form method="post" action="${to}"><h2 id="list">${said.list}</h2><ul aria-labelledby="list">${cards.join("")}</ul></form>` : ""
  const field = (name: "number" | "name", label: string, hint: string, more: string) => {
    const wrong = mistake?.field === name ? mistake.says : ""
    const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ")
    return `<label for="${name}">${label}</label>${hint ? `<p class="hint" id="${name}-hint">${hint}</p>` : ""}${wrong ? `<p class="wrong" id="${name}-wrong">${escaped(wrong)}</p>` : ""}<input id="${name}" name="${name}" value="${escaped(mistake?.[name] ?? "")}"${described ? ` aria-describedby="${described}"` : ""}${wrong ? ` aria-invalid="true"` : ""} ${more}>`
  }
  const type = `<form method="post" action="${to}" novalidate><h2>${said.or}</h2>${field("number", said.number, said.numberHint, `autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"`)}${said.name ? field("name", said.name, "", `autocomplete="off" maxlength="60"`) : ""}<button class="main">登录</button></form>`
  return page(`${mistake ? "错误：" : ""}${said.title} - ${brand}`, brand, `<h1>${said.title}</h1><p class="quiet">${said.lead}</p>${summary}${choose}${type}`, strip)
}

export function stalePage(says: string): Page {
  return page(`登录页面已过期 - ${brand}`, brand, `<h1>登录页面已过期</h1><p>${escaped(says)}</p><a class="button" href="/">返回首页重新登录</a>`, strip)
}
