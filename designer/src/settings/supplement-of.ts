import type { FormDefinition, Schema } from '@onething/forms';

/** What a call of the shared process “supplement” takes in and gives back, by name. */
export interface SupplementMappings {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Everything that was filled in goes along; what the applicant may type comes back where it was mended, and stays as it was where it was not. */
export function supplementOf(pkg: string, form: FormDefinition): SupplementMappings {
  const required = new Set(form.schema.required ?? []);
  const fields = Object.entries(form.schema.properties);
  const values = fields.map(([name, schema]) => `${name}: ${required.has(name) ? name : `coalesce(${name}, ${emptyOf(schema)})`}`);
  const typed = fields.filter(([name]) => form.fields?.[name]?.readOnly !== true);
  const mended = typed.map(([name, schema]): [string, string] => {
    const empty = emptyOf(schema);
    return [
      name,
      required.has(name)
        ? `if answered then values.${name} else ${name}`
        : `if answered then coalesce(values.${name}, ${empty}) else coalesce(${name}, ${empty})`,
    ];
  });

  return { inputs: { form: `"${pkg}:${form.id}"`, values: `{ ${values.join(', ')} }` }, outputs: { answered: 'answered', ...Object.fromEntries(mended) } };
}

function emptyOf({ type }: Schema): string {
  if (type === 'number' || type === 'integer') return '0';
  if (type === 'boolean') return 'false';
  return type === 'array' ? '[]' : '""';
}
