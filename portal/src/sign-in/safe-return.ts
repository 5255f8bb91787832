/** Where to return to after sign-in: only an address inside the portal. */
export function safeReturn(to: string | null): string | undefined {
  return to && /^\/(?![/\\])/.test(to) ? to : undefined;
}
