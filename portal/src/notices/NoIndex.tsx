/** Asks search engines to leave the page alone; the server says the same in a header. */
export function NoIndex() {
  return <meta name="robots" content="noindex, nofollow, noarchive" />;
}
