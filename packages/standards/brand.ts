// Branded values: a string or number which has been checked once, where it entered.

declare const brand: unique symbol

/** A `Base` which can only be made by the parser that owns the brand `Name`. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }
