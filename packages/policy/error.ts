// The one error this language throws: a mistake in a rule, a fact or a parameter row, with a stable code.

export type PolicyErrorCode =
  | "policy.fact-type"
  | "policy.out-of-range"
  | "policy.rule-shape"
  | "policy.rule-overlap"
  | "policy.rule-unknown"
  | "policy.parameter-unknown"
  | "policy.parameter-value"
  | "policy.parameter-period"
  | "policy.parameter-overlap"
  | "policy.parameter-same-person"
  | "policy.parameter-without-document"
  | "policy.exceeds-national-ceiling"

/** A mistake of whoever wrote the rule, sent the fact or entered the parameter; never a refusal by law. */
export class PolicyError extends Error {
  readonly code: PolicyErrorCode
  constructor(code: PolicyErrorCode, message: string) {
    super(message)
    this.name = "PolicyError"
    this.code = code
  }
}
