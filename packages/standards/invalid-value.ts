// The one error thrown by parsers of this package when a value is not what it claims to be.

/** A value was refused by its standard. `code` is stable and may be answered to the caller, `message` is for logs. */
export class InvalidValue extends Error {
  override readonly name = "InvalidValue"
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
