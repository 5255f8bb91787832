import type { Package } from '@onething/processes';
import { type Dictionary, outputsOfDecision, standardFacts } from '@onething/rules';

type Titles = Readonly<Record<string, string>>;

/** What the ids of a package are called, and what its facts are called in sentences. */
export interface PackageNames {
  /** Steps, and lines by where they lead. */
  readonly titles: Titles;
  readonly roles: Titles;
  readonly forms: Titles;
  readonly decisions: Titles;
  readonly facts: Dictionary;
}

/** Roles, forms, decisions and steps by their titles. An id may stand for a step and for a form, so each kind has its own. */
export function namesOf({ manifest, forms, decisions, processes }: Package): PackageNames {
  const models = Object.values(processes).flatMap(({ parsed }) => parsed.processes);
  const steps = Object.fromEntries(models.flatMap(({ elements }) => elements.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))));
  const lines = models.flatMap(({ flows }) => flows.map(({ id, name, target }) => [id, name ?? `→ ${steps[target] ?? target}`] as const));
  const titled = (parts: readonly { readonly id: string; readonly title: string }[]) => Object.fromEntries(parts.map(({ id, title }) => [id, title]));

  return {
    titles: { ...Object.fromEntries(lines), ...steps },
    roles: titled(manifest.ports.roles),
    forms: titled(Object.values(forms)),
    decisions: titled(Object.values(decisions)),
    facts: {
      ...factsOfForms({ forms }),
      ...factsOfResults(models, forms),
      ...Object.assign({}, ...Object.values(decisions).map(outputsOfDecision)),
      ...standardFacts,
    },
  };
}

function factsOfForms({ forms }: Pick<Package, 'forms'>): Dictionary {
  return Object.assign({}, ...Object.values(forms).map((form) => factsOfForm(form)));
}

/** Answers that are kept under a name of their own: `review.conclusion`. */
function factsOfResults(
  models: readonly { readonly elements: readonly { readonly form?: string; readonly result?: string; readonly name?: string }[] }[],
  forms: Package['forms'],
): Dictionary {
  const kept = models.flatMap(({ elements }) =>
    elements.flatMap(({ form, result, name }) => {
      const asked = form === undefined ? undefined : forms[form];
      return asked && result ? [[result, { title: name ?? result, type: 'object' as const, fields: factsOfForm(asked) }] as const] : [];
    }),
  );
  return Object.fromEntries(kept);
}

/** What the fields of one form are called. */
export function factsOfForm({ schema }: Pick<Package['forms'][string], 'schema'>): Dictionary {
  return Object.fromEntries(Object.entries(schema.properties).map(([name, { title = name }]) => [name, { title, type: 'string' as const }]));
}
