// Devices are called as people call them.
import { expect, test } from "vitest"
import { deviceWords } from "./device-words.ts"

const devices = [
  ["a desk with Edge, which claims to be Chrome and Safari too", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge · Windows"],
  ["a phone with WeChat", "Mozilla/5.0 (Linux; Android 14; V2245A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50", "WeChat · Android"],
  ["an iPhone, which says that it is like Mac OS X", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone"],
  ["a program nobody knows", "curl/8.5.0", "curl/8.5.0"],
] as const

for (const [situation, agent, words] of devices) test(situation, () => expect(deviceWords(agent)).toBe(words))
