/** `common:seal-issue` names the process, decision or form `seal-issue` of the required package `common`. */
export interface QualifiedId {
  /** Absent: the package itself. */
  readonly package?: string;
  readonly id: string;
}

/** Takes a qualified id apart. */
export function readQualifiedId(text: string): QualifiedId {
  const colon = text.indexOf(':');
  return colon < 0 ? { id: text } : { package: text.slice(0, colon), id: text.slice(colon + 1) };
}
