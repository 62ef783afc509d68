// Pages of the sign-in that must work without script: the frame, its style and its safety headers.
import { randomBytes } from "node:crypto"

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style = `
*{box-sizing:border-box}
html{font-size:16px;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;background:#F5F7FA;color:#1F2733;line-height:1.6;font-family:"Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
.strip{background:#FFF6E5;color:#7A4A00;border-bottom:1px solid #E9D3A6;padding:8px 16px;text-align:center;font-size:14px}
main{max-width:480px;margin:0 auto;padding:32px 16px 48px}
.mark{display:flex;align-items:center;gap:12px;margin-bottom:24px;color:#1558A8;font-weight:600}
.mark svg{flex:none}
h1{font-size:28px;line-height:1.3;margin:0 0 8px;text-wrap:balance}
h2{font-size:18px;margin:32px 0 12px}
p{margin:0 0 16px}.quiet{color:#51607A}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}
button,.button{font:inherit;border-radius:6px;cursor:pointer;min-height:48px}
.choice{display:flex;align-items:center;gap:12px;width:100%;text-align:left;background:#fff;border:1px solid #8A95A5;padding:10px 14px;color:#1F2733;transition:border-color .12s,background .12s}
.choice:hover{border-color:#1558A8;background:#E9F1FB}
.choice b{display:block;font-weight:600}.choice small{display:block;font-size:14px;color:#51607A;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.choice i{flex:none;width:40px;height:40px;border-radius:50%;background:#E9F1FB;color:#134C91;display:grid;place-items:center;font-style:normal;font-weight:600}
.choice span{min-width:0;flex:1}.choice::after{content:"";width:8px;height:8px;border:solid #51607A;border-width:2px 2px 0 0;transform:rotate(45deg);flex:none}
label{display:block;font-weight:600;margin:16px 0 4px}
.hint{color:#51607A;font-size:14px;margin:0 0 6px}
input{font:inherit;width:100%;min-height:48px;padding:8px 12px;border:1px solid #8A95A5;border-radius:6px;background:#fff;color:#1F2733}
input[aria-invalid]{border:2px solid #9B1C13}
.wrong{color:#9B1C13;font-weight:600;margin:0 0 6px}
.alert{background:#FDECEA;color:#9B1C13;border-left:4px solid #9B1C13;border-radius:6px;padding:12px 16px;margin:0 0 24px}
.alert h2{margin:0 0 4px;font-size:16px}.alert a{color:inherit}
.main,.button{background:#1558A8;color:#fff;border:0;padding:10px 24px;font-weight:600;width:100%;margin-top:20px;display:inline-block;text-align:center;text-decoration:none}
.main:hover,.button:hover{background:#0F4488}
.button.second{background:#fff;color:#1558A8;border:1px solid #1558A8;margin-top:12px}
:focus-visible{outline:3px solid #1558A8;outline-offset:2px}
a{color:#1558A8}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (min-width:720px){main{padding-top:56px}}`

const mark = `<svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="8" fill="#1558A8"/><path d="M10 26V16l8-6 8 6v10M15 26v-6h6v6" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`

export interface Page {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** A whole page. `body` is trusted text: everything from outside in it went through {@link escaped}. */
export function page(title: string, brand: string, body: string, strip = ""): Page {
  const nonce = randomBytes(16).toString("base64")
  return {
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><link rel="stylesheet" href="/fonts.css" nonce="${nonce}"><style nonce="${nonce}">${style}</style></head><body>${strip ? `<aside class="strip" aria-label="演示说明">${escaped(strip)}</aside>` : ""}<main><div class="mark">${mark}<span>${escaped(brand)}</span></div>${body}</main></body></html>`,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    },
  }
}
