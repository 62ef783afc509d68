// The malware scanner: clamd's INSTREAM conversation, when the installation has one (CLAMD_ADDRESS host:port).
import { connect } from "node:net"
import type { Scanner } from "./keep-upload.ts"

/** A scanner that asks clamd. @throws when it cannot be reached: an installation that has a scanner never goes without it. */
export const clamdScanner = (address: string): Scanner => {
  const [host = "127.0.0.1", port = "3310"] = address.split(":")
  return (bytes) =>
    new Promise((done, fail) => {
      const socket = connect(Number(port), host)
      let said = ""
      socket.setTimeout(30_000, () => socket.destroy(new Error("the malware scanner did not answer")))
      socket.on("error", fail)
      socket.on("data", (part) => (said += part.toString()))
      socket.on("close", () => done(said.includes("OK") && !said.includes("FOUND")))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      socket.write(Buffer.concat([Buffer.from("zINSTREAM\0"), length, bytes, Buffer.alloc(4)]))
    })
}

/** An installation without a scanner relies on type sniffing and on never executing what it keeps. */
export const noScanner: Scanner = () => Promise.resolve(true)
