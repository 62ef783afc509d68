// The first page: what needs me now, my cases, my money, what could fit me, search in plain words, 12333.
import { useWho } from "#ui"
import { SignedInHome } from "./signed-in-home.tsx"
import { WelcomeHome } from "./welcome-home.tsx"

export function HomePage() {
  return useWho().kind === "citizen" ? <SignedInHome /> : <WelcomeHome />
}
