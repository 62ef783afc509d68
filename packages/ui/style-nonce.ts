// Gives style elements made by libraries the nonce of the page: tables measure the scroll bar with one that would be refused without it.

/** Every style element made after this carries the nonce; the policy itself stays as strict as it is. */
export function nonceForStyles(nonce: string, page: Document = document): void {
  const make: (name: string, options?: ElementCreationOptions) => HTMLElement = page.createElement.bind(page)
  page.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (name.toLowerCase() === "style") element.nonce = nonce
    return element
  })
}
