// A device as people call it, from what its browser says of itself.

/** Browsers and systems by the mark they leave; the first that is found counts, since later ones are claimed by many. */
const browsers = [["MicroMessenger/", "WeChat"], ["DingTalk/", "DingTalk"], ["Edg/", "Edge"], ["QQBrowser/", "QQ Browser"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]] as const
const systems = [["HarmonyOS", "HarmonyOS"], ["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS X", "macOS"], ["Linux", "Linux"]] as const

/** E.g. "Chrome · Windows"; what nobody knows is said as it came. */
export function deviceWords(agent: string): string {
  const found = [browsers, systems].flatMap((marks) => marks.find(([mark]) => agent.includes(mark))?.[1] ?? [])
  return found.length > 0 ? found.join(" · ") : agent
}
