/** Where a finding leads: a part of the package, and for a process the element in it. */
export interface FindingPlace {
  /** `processes/apply`, `decisions/band`, `parameters`, `overview`. */
  readonly part: string;
  readonly element?: string;
}

/** Reads `processes/apply.bpmn <userTask id="review">` or `forms/apply.json#/title`. */
export function placeOf(place: string): FindingPlace | undefined {
  const file = /^(?:[\w./-]+)/.exec(place)?.[0] ?? '';
  const [, kind, id] = /^(processes|decisions|forms|registries|documents|scenarios)\/([\w.-]+)\.(?:bpmn|json|csv|hbs)$/.exec(file) ?? [];
  if (kind && id) return { part: `${kind}/${id}`, element: elementOf(place, file) };
  if (file === 'parameters.json') return { part: 'parameters' };
  return file === 'manifest.json' ? { part: 'overview' } : undefined;
}

/** The element of this file that a place names. */
export function elementOf(place: string, file: string): string | undefined {
  return place.startsWith(file) ? /\bid="([^"]+)"/.exec(place)?.[1] : undefined;
}
