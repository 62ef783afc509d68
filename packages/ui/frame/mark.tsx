// The mark of the service: a path that rises, beside its name.
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#1558A8" />
      <path d="M7 22.5 L13 16 L17.5 19.5 L25 10" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="25" cy="10" r="2.6" fill="#FFD27A" />
    </svg>
  )
}
