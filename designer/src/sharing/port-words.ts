import type { Port } from '@onething/runtime-api/client';

/** How a page translates: the words of the language that is shown. */
export type Translate = (key: string, options?: { readonly defaultValue?: string }) => string;

/** What answers for a port, in the language of the page; what belongs to the place keeps its own name. */
export function candidateName(kind: Port['kind'], id: string, name: string, t: Translate): string {
  return t(`bindings.fixed.${kind}.${id}`, { defaultValue: name });
}

/** The names under which a port is bound: fixed choices are translated, departments and addresses stand as they are. */
export function boundNames({ kind, boundTo, candidates, state }: Port, t: Translate): string[] {
  if (kind === 'seal' && state === 'ready') return [t('bindings.localAuthority')];

  return boundTo.map((name) => {
    const known = candidates.find((one) => one.name === name);
    return known ? candidateName(kind, known.id, name, t) : name;
  });
}
