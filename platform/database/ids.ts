// Identifiers made by the program: 63 bits, ordered by time, sent as text (design §9.2).

const epoch = Date.UTC(2020, 0, 1)
const node = (process.pid ^ Math.floor(Math.random() * 1024)) & 1023
let lastMilli = 0
let sequence = 0

/** A new identifier, greater than every one this process made before. 41 bits of milliseconds, 10 of node, 12 of sequence. */
export function newId(): string {
  let milli = Date.now() - epoch
  if (milli <= lastMilli) {
    milli = lastMilli
    sequence = (sequence + 1) & 4095
    if (sequence === 0) milli += 1
  } else sequence = 0
  lastMilli = milli
  return ((BigInt(milli) << 22n) | (BigInt(node) << 12n) | BigInt(sequence)).toString()
}
