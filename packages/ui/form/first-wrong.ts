// After a form was tried: the focus goes to the first field that says it is wrong.

/** Call it after the change that marks the fields; it waits until they are drawn. */
export function focusFirstWrong(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.focus()
    field?.scrollIntoView({ block: "center" })
  })
}
