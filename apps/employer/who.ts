// Who is signed in to this app: an employer, through the identity provider.
import { oidcStart, signOut, whoAmI } from "#platform/identity/contract"
import { nobody, type Who, type WhoRooms } from "#ui"
import { addressOf, call } from "#wire"

async function askWho(): Promise<Who> {
  const answer = await call(whoAmI)
  if (answer.kind !== "employer") return { ...nobody, demonstration: answer.demonstration }
  return { ...nobody, kind: "employer", name: answer.name, id: answer.id ?? "", office: answer.agent ?? "", demonstration: answer.demonstration }
}

export const who = (): WhoRooms => ({
  askWho,
  signInAddress: (returnTo) => addressOf(oidcStart, {}, { as: "employer", back: returnTo.startsWith("/employer") ? returnTo : `/employer${returnTo}` }),
  endSession: async () => {
    await call(signOut)
  },
  afterSignOut: "/employer",
})
