import type { Package } from '@onething/processes';
import type { SelectedElement } from './use-viewer.js';

/** One line of the panel: the name of a text, and what it says. */
export interface ElementLine {
  readonly label: 'who' | 'form' | 'due' | 'excluded' | 'decision' | 'connector' | 'called' | 'inputs' | 'outputs' | 'documentation';
  readonly text: string;
}

/** Reads the OneThing attributes of an element and says them with the titles of the package's own parts. */
export function describeElement(element: SelectedElement, parts: Package): ElementLine[] {
  const lines: { label: ElementLine['label']; text: string | undefined }[] = [
    {
      label: 'who',
      text: words(element, 'candidates')
        ?.map((id) => parts.manifest.ports.roles.find((role) => role.id === id)?.title ?? id)
        .join('、'),
    },
    { label: 'form', text: titled(text(element, 'form'), parts.forms) },
    { label: 'due', text: withParameters(text(element, 'due'), parts) },
    { label: 'excluded', text: words(element, 'excludes')?.join('、') },
    { label: 'decision', text: titled(text(element, 'decision'), parts.decisions) },
    { label: 'connector', text: text(element, 'connector') },
    { label: 'called', text: element.type === 'bpmn:CallActivity' ? attribute(element.get('calledElement')) : undefined },
    { label: 'inputs', text: mappings(element, 'onething:Input', fieldTitles(parts)) },
    { label: 'outputs', text: mappings(element, 'onething:Output', fieldTitles(parts)) },
    { label: 'documentation', text: documentation(element) },
  ];

  return lines.flatMap(({ label, text }) => (text ? [{ label, text }] : []));
}

const text = (element: SelectedElement, name: string) => attribute(element.get(`onething:${name}`));
const words = (element: SelectedElement, name: string) => text(element, name)?.split(/\s+/);
const attribute = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const titled = (id: string | undefined, known: Readonly<Record<string, { readonly title: string }>>) => id && (known[id]?.title ?? id);

/** A period is usually a parameter: say its title and its newest value instead of an expression. */
function withParameters(expression: string | undefined, parts: Package): string | undefined {
  const parameter = parts.parameters.find(({ id }) => expression?.includes(`params.${id}`));
  return parameter ? `${parameter.title}：${String(parameter.values.at(-1)?.value)} ${parameter.unit ?? ''}` : expression;
}

/** What people call the fields of the package's forms. */
function fieldTitles(parts: Package): Readonly<Record<string, string>> {
  const fields = Object.values(parts.forms).flatMap((form) => Object.entries(form.schema.properties));
  return Object.fromEntries(fields.flatMap(([name, { title }]) => (title ? [[name, title]] : [])));
}

function mappings(element: SelectedElement, type: string, titles: Readonly<Record<string, string>>): string | undefined {
  const found = extensions(element).filter((entry) => entry.$type === type);
  return found.length > 0 ? found.map(({ name, value }) => `${String(name)} ← ${titles[String(value)] ?? String(value)}`).join('\n') : undefined;
}

interface Extension {
  readonly $type: string;
  readonly name?: unknown;
  readonly value?: unknown;
}

function extensions(element: SelectedElement): readonly Extension[] {
  const holder = element.get('extensionElements');
  const values = isRecord(holder) ? holder.values : undefined;
  return Array.isArray(values) ? values : [];
}

function documentation(element: SelectedElement): string | undefined {
  const notes = element.get('documentation');
  return Array.isArray(notes) ? notes.map((note) => (isRecord(note) ? String(note.text) : '')).join('\n') : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
