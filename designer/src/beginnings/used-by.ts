import type { Package } from '@onething/processes';
import type { PartGroup } from './new-part.js';

/** A place that uses a part: where it stands (`processes/apply?at=review`) and what people call it. */
export interface Use {
  readonly path: string;
  readonly title: string;
}

/** Where a part of the package is used. A matter of its own does not count for a process: they go together. */
export function usedBy(parts: Package, group: PartGroup, id: string): readonly Use[] {
  return finders[group](parts, id);
}

type Finder = (parts: Package, id: string) => readonly Use[];

const finders: Readonly<Record<PartGroup, Finder>> = {
  processes: (parts, id) => [
    ...elementsThat(parts, ({ calledElement }) => calledElement === id || calledElement === `${parts.manifest.id}:${id}`),
    ...scenariosOf(
      parts,
      parts.manifest.matters.filter(({ process }) => process === id).map((matter) => matter.id),
    ),
  ],
  decisions: (parts, id) => [
    ...elementsThat(parts, ({ decision }) => decision === id),
    ...Object.values(parts.decisions).flatMap((one) => (one.requires?.includes(id) ? [{ path: `decisions/${one.id}`, title: one.title }] : [])),
    ...populationsWith(parts, id),
  ],
  forms: (parts, id) => [
    ...elementsThat(parts, (element) => element.form === id || saysTheName(element, id, parts.manifest.id)),
    ...parts.manifest.matters.flatMap(({ form, title }) => (form === id ? [{ path: 'overview', title }] : [])),
  ],
  registries: (parts, id) => [
    ...elementsThat(parts, (element) => saysTheName(element, id, parts.manifest.id)),
    ...Object.values(parts.forms).flatMap((form) =>
      Object.values(form.fields ?? {}).some(({ prefill }) => prefill?.from === 'registry' && prefill.registry === id)
        ? [{ path: `forms/${form.id}`, title: form.title }]
        : [],
    ),
    ...populationsWith(parts, id),
  ],
  documents: (parts, id) => elementsThat(parts, (element) => saysTheName(element, id, parts.manifest.id)),
  parameters: (parts, id) => {
    const name = new RegExp(`\\bparams\\.${id.replaceAll('.', '\\.')}\\b`);
    const says = (value: unknown) => name.test(JSON.stringify(value));
    return [
      ...elementsThat(parts, says),
      ...Object.values(parts.decisions).flatMap((one) => (says(one) ? [{ path: `decisions/${one.id}`, title: one.title }] : [])),
      ...Object.values(parts.forms).flatMap((one) => (says(one) ? [{ path: `forms/${one.id}`, title: one.title }] : [])),
    ];
  },
  scenarios: () => [],
};

type Element = Package['processes'][string]['parsed']['processes'][number]['elements'][number];

function elementsThat({ processes }: Package, use: (element: Element) => boolean): Use[] {
  return Object.values(processes).flatMap(({ id, parsed }) =>
    parsed.processes
      .filter((model) => model.id === id)
      .flatMap(({ elements }) => elements.filter(use).map((element) => ({ path: `processes/${id}?at=${element.id}`, title: element.name ?? element.id }))),
  );
}

/** Inputs and calculations name forms, registries and documents as texts. */
function saysTheName(element: Element, id: string, pkg: string): boolean {
  const said = JSON.stringify([element.inputs, element.script, element.loop]);
  return [id, `${pkg}:${id}`].some((name) => said.includes(`\\"${name}\\"`));
}

function scenariosOf({ scenarios }: Package, matters: readonly string[]): Use[] {
  const opens = scenarios.filter(({ steps }) => steps.some((step) => 'open' in step && matters.includes(step.open.matter)));
  return opens.map(({ id, title }) => ({ path: `scenarios/${id}`, title }));
}

function populationsWith({ populations = {} }: Package, id: string): Use[] {
  return Object.values(populations).flatMap((plan) => (JSON.stringify(plan).includes(`"${id}"`) ? [{ path: 'overview', title: plan.title }] : []));
}
