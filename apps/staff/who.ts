// Who is signed in to this app, from the identity room. Officers sign in on a page of this app, not at the provider of the public.
import { signOut, whoAmI } from "#platform/identity/contract"
import { nobody, type Who, type WhoRooms } from "#ui"
import { call, staffRoles } from "#wire"

async function askWho(): Promise<Who> {
  const answer = await call(whoAmI)
  if (answer.kind !== "staff") return { ...nobody, demonstration: answer.demonstration }
  const held = answer.roles.map((one) => one.role)
  return { kind: "staff", name: answer.name, id: answer.id ?? "", roles: staffRoles.filter((role) => held.includes(role)), scope: answer.scope ?? "", office: answer.office ?? "", demonstration: answer.demonstration }
}

export const who = (): WhoRooms => ({
  askWho,
  signInAddress: () => "/staff",
  endSession: async () => {
    await call(signOut)
  },
  afterSignOut: "/staff",
})
