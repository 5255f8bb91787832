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
  const text = /^i18n\/en\.json#\/(forms)\/([\w.-]+)\.json(?:\/schema\/properties\/([^/]+)\/title)?/.exec(place);
  if (text?.[1] && text[2]) return { part: `${text[1]}/${text[2]}`, element: text[3] };
  if (file === 'parameters.json') return { part: 'parameters' };
  return file === 'manifest.json' ? { part: 'overview' } : undefined;
}

/** The element of this file that a place names. */
export function elementOf(place: string, file: string): string | undefined {
  return place.startsWith(file) ? /\bid="([^"]+)"/.exec(place)?.[1] : undefined;
}
