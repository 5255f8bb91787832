/** The mark: one line that goes straight to where it should arrive. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="12" fill="#0b57c2" />
      <path d="M11 25h20" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
      <path d="M27 16l10 9-10 9" fill="none" stroke="#ffc24d" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
