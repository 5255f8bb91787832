import type { Package } from '@onething/processes';
import { type Dictionary, outputsOfDecision, standardFacts } from '@onething/rules';

/** What the ids of a package are called, and what its facts are called in sentences. */
export interface PackageNames {
  readonly titles: Readonly<Record<string, string>>;
  readonly facts: Dictionary;
}

/** Roles, forms, decisions, documents, registries and steps by their titles; a line is called by where it leads. */
export function namesOf({ manifest, forms, decisions, documents, registries, processes }: Package): PackageNames {
  const models = Object.values(processes).flatMap(({ parsed }) => parsed.processes);
  const steps = Object.fromEntries(models.flatMap(({ elements }) => elements.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))));
  const lines = models.flatMap(({ flows }) => flows.map(({ id, name, target }) => [id, name ?? `→ ${steps[target] ?? target}`] as const));
  const titled = [...manifest.ports.roles, ...Object.values(forms), ...Object.values(decisions), ...Object.values(documents), ...Object.values(registries)];

  return {
    titles: { ...Object.fromEntries(lines), ...Object.fromEntries(titled.map(({ id, title }) => [id, title])), ...steps },
    facts: {
      ...factsOfForms({ forms }),
      ...factsOfResults(models, forms),
      ...Object.assign({}, ...Object.values(decisions).map(outputsOfDecision)),
      ...standardFacts,
    },
  };
}

function factsOfForms({ forms }: Pick<Package, 'forms'>): Dictionary {
  return Object.assign({}, ...Object.values(forms).map((form) => fieldsOf(form)));
}

/** Answers that are kept under a name of their own: `review.conclusion`. */
function factsOfResults(
  models: readonly { readonly elements: readonly { readonly form?: string; readonly result?: string; readonly name?: string }[] }[],
  forms: Package['forms'],
): Dictionary {
  const kept = models.flatMap(({ elements }) =>
    elements.flatMap(({ form, result, name }) => {
      const asked = form === undefined ? undefined : forms[form];
      return asked && result ? [[result, { title: name ?? result, type: 'object' as const, fields: fieldsOf(asked) }] as const] : [];
    }),
  );
  return Object.fromEntries(kept);
}

function fieldsOf({ schema }: Package['forms'][string]): Dictionary {
  return Object.fromEntries(Object.entries(schema.properties).map(([name, { title = name }]) => [name, { title, type: 'string' as const }]));
}
