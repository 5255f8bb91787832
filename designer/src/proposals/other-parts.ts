import type { Manifest, Package } from '@onething/processes';
import type { Part, Said } from './compare-packages.js';

/** Registries, documents, scenarios and the manifest, told by what a person would look for; compared by all that they say. */
export function otherParts({ manifest, registries, documents, scenarios }: Package): Part[] {
  return [
    ...Object.values(registries).map(({ id, title, source, key, fields }) => ({
      ...{ id: `registries/${id}`, title },
      items: [
        { id: 'content', title, says: { source, key: key.join('、') } },
        ...Object.entries(fields).map(([name, field]) => ({ id: name, title: field.title ?? name, says: { type: String(field.type ?? '') }, ...whole(field) })),
      ],
    })),
    ...Object.values(documents).map((document) => ({
      ...{ id: `documents/${document.id}`, title: document.title },
      items: [{ id: 'content', title: document.title, says: sayingOf(document), ...whole(document) }],
    })),
    ...scenarios.map((scenario) => ({
      ...{ id: `scenarios/${scenario.id}`, title: scenario.title },
      items: [{ id: 'content', title: scenario.title, says: { steps: `${scenario.steps.length}` }, ...whole(scenario) }],
    })),
    { id: 'overview', title: manifest.title, items: [...portsOf(manifest), ...mattersOf(manifest)] },
  ];
}

/** Compared by its content, whatever is told of it. */
function whole(content: object): { readonly stated: Said } {
  return { stated: { content: JSON.stringify(content) } };
}

function sayingOf({ number, seals, template }: Package['documents'][string]): Said {
  const words = template
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { number, seals: seals.join('、'), content: words.length > 200 ? `${words.slice(0, 200)}…` : words };
}

function portsOf({ ports }: Manifest): Part['items'] {
  const kinds: readonly (readonly [string, readonly { readonly id: string; readonly title: string }[]])[] = Object.entries(ports);
  return kinds.flatMap(([kind, list]) => list.map((port) => ({ id: `${kind}/${port.id}`, title: port.title, says: { name: port.title }, ...whole(port) })));
}

function mattersOf({ matters }: Manifest): Part['items'] {
  return matters.map((matter) => ({
    id: `matters/${matter.id}`,
    title: matter.title,
    says: { title: matter.title, content: matter.summary },
    ...whole(matter),
  }));
}
