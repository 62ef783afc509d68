// Who is signed in to this app, from the identity room.
import { nobody, type Who, type WhoRooms } from "#ui"

async function askWho(): Promise<Who> {
  const answer = await fetch("/api/identity/who-am-i", { headers: { accept: "application/json", "x-jiuye": "1" } })
  return answer.ok ? { ...nobody, ...((await answer.json()) as Partial<Who>) } : nobody
}

/** Signing in goes through the identity provider, as citizen. */
export const who = (): WhoRooms => ({
  askWho,
  signInAddress: (returnTo) => `/api/identity/sign-in?as=citizen&to=${encodeURIComponent(returnTo)}`,
  endSession: async () => {
    await fetch("/api/identity/sign-out", { method: "POST", headers: { "x-jiuye": "1" } })
  },
  afterSignOut: "/",
})
