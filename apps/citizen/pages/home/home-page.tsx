// The first page: what needs me now, my cases, my money, what could fit me, search in plain words, 12333.
import { lazy, Suspense } from "react"
import { LoadingShape, useSignIn } from "#ui"

const SignedInHome = lazy(() => import("./signed-in-home.tsx").then((one) => ({ default: one.SignedInHome })))
const WelcomeHome = lazy(() => import("./welcome-home.tsx").then((one) => ({ default: one.WelcomeHome })))

/** Each of the two homes is loaded only by those who see it. */
export function HomePage() {
  const { who, asking } = useSignIn()
  if (asking) return <LoadingShape />
  return <Suspense fallback={<LoadingShape />}>{who.kind === "citizen" ? <SignedInHome /> : <WelcomeHome />}</Suspense>
}
