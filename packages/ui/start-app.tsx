// Starts an app: language, theme with the page's nonce, stored answers, who is signed in, router.
import "./page.css"
import "./parts.css"
import { DownOutlined } from "@ant-design/icons"
import { QueryClientProvider } from "@tanstack/react-query"
import { type AnyRouter, RouterProvider } from "@tanstack/react-router"
import { ConfigProvider } from "antd"
import english from "antd/es/locale/en_US"
import chinese from "antd/es/locale/zh_CN"
import { StrictMode, type ReactNode } from "react"
import { createRoot } from "react-dom/client"
import { ClearSign } from "./form/clear-sign.tsx"
import { type Catalogue, startLanguage, useLanguage } from "./language.ts"
import { PreferencesProvider, usePreferences } from "./preferences.tsx"
import { queryClient } from "./query-client.ts"
import { type Density, themeOf } from "./theme.ts"
import { uiTexts } from "./messages/texts.ts"
import { WhoProvider, type WhoRooms } from "./who.tsx"
import { nonceForStyles } from "./style-nonce.ts"

export interface AppParts {
  readonly texts: readonly Catalogue[]
  /** "public" allows the large-type mode; "office" is dense. */
  readonly density: Extract<Density, "public" | "office">
  readonly who: WhoRooms
  readonly router: AnyRouter
}

/** Mounts an app into #page. The font follows the first page: until it is here the device shows its own. */
export async function startApp(parts: AppParts): Promise<void> {
  await startLanguage([uiTexts, ...parts.texts])
  const place = document.getElementById("page")
  if (!place) throw new Error("the page has no element #page")
  const nonce = pageNonce()
  if (nonce) nonceForStyles(nonce)
  const store = queryClient()
  createRoot(place).render(
    <StrictMode>
      <PreferencesProvider allowLarge={parts.density === "public"}>
        <Dressed density={parts.density}>
          <QueryClientProvider client={store}>
            <WhoProvider rooms={parts.who}>
              <RouterProvider router={parts.router} />
            </WhoProvider>
          </QueryClientProvider>
        </Dressed>
      </PreferencesProvider>
    </StrictMode>,
  )
  void import("@fontsource-variable/noto-sans-sc")
}

const pageNonce = (): string | undefined => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

function Dressed({ density, children }: { readonly density: Density; readonly children: ReactNode }) {
  const { large, still } = usePreferences()
  const [language] = useLanguage()
  const nonce = pageNonce()
  return (
    <ConfigProvider locale={language === "zh" ? chinese : english} theme={themeOf(large ? "large" : density, still)} {...(nonce ? { csp: { nonce } } : {})} button={{ autoInsertSpace: false }} wave={{ disabled: true }} select={{ suffixIcon: <DownOutlined aria-hidden="true" />, clearIcon: <ClearSign /> }}>
      {children}
    </ConfigProvider>
  )
}
