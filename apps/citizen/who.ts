// Who is signed in to this app, from the identity room; people sign in at the province's identity provider.
import { oidcStart, signOut, whoAmI } from "#platform/identity/contract"
import { nobody, type Who, type WhoRooms } from "#ui"
import { addressOf, call } from "#wire"

async function askWho(): Promise<Who> {
  const answer = await call(whoAmI)
  if (answer.kind !== "citizen") return { ...nobody, demonstration: answer.demonstration }
  return { ...nobody, kind: "citizen", id: answer.id ?? "", name: answer.name, demonstration: answer.demonstration }
}

/** The address that starts signing in at the provider and comes back to a path of this app. */
export const providerAddress = (back: string): string => addressOf(oidcStart, {}, { as: "citizen", back })

/** Signing in begins on a page that says what will be read. */
export const who = (): WhoRooms => ({
  askWho,
  signInAddress: (returnTo) => `/sign-in?back=${encodeURIComponent(returnTo)}`,
  endSession: async () => {
    await call(signOut)
  },
  afterSignOut: "/",
})
