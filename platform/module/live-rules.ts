// Rules whose versions grow while the program runs: those of the code, and those two officers put into force since.
import { type CompiledRule, compiledOnce, type Gives, type Rule, type RuleBook, succeededBook } from "#policy"

/** The rules of a module. Who holds them sees the versions of the present; the room `parameters` brings them. */
export interface LiveRules extends RuleBook {
  /** The versions of the code alone. */
  readonly base: RuleBook
  /** Takes the approved versions of its own rules, in place of those taken before. @throws `PolicyError` when they cannot stand beside the code's; the old ones then stay. */
  take(approved: readonly Rule[]): void
  /** The version of a rule that holds on a day, made ready. Where none does it is the code's own, which decides nothing on that day. */
  on<G extends Gives>(rule: Rule<G>, day: string): CompiledRule<G>
}

/** One for each book and process, made where the module's server uses it. */
export function liveRules(base: RuleBook): LiveRules {
  let now = base
  return {
    base,
    get rules() {
      return now.rules
    },
    names: base.names,
    find: (name, day) => now.find(name, day),
    versions: (name) => now.versions(name),
    written: (name, since) => now.written(name, since),
    take(approved) {
      now = succeededBook(base, approved)
    },
    on: <G extends Gives>(rule: Rule<G>, day: string) => compiledOnce((now.find(rule.name, day) ?? rule) as Rule<G>),
  }
}
