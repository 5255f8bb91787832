import type { Facts, Value } from '@onething/rules';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { FormDefinition } from '../definition.js';
import { validateSubmission } from '../validation/validate-submission.js';
import { requiredFields, visibleFields } from '../validation/visible-fields.js';
import type { FormStage } from './form-stage.js';
import type { FormViewProps, ShownProblem, UploadedFile } from './form-view-props.js';
import { type PlacedProblem, placeProblems } from './shown-problems.js';
import { type ViewSchema, viewSchema } from './view-schema.js';
import { viewTexts } from './view-texts.js';

/** Everything that a theme needs to draw a form and to hear what happens in it. */
export interface FormViewModel extends ViewSchema {
  readonly stage: FormStage;
  readonly idPrefix: string;
  readonly values: Facts;
  /** Beside the fields. */
  readonly problems: readonly PlacedProblem[];
  /** On top, after an attempt to submit. */
  readonly summary: readonly PlacedProblem[];
  readonly summaryRef: RefObject<HTMLDivElement | null>;
  change(values: unknown): void;
  leave(id: string): void;
  submit(): void;
}

/** The state of a form on the screen: what is visible, which fields were left, what is wrong with them. */
export function useFormView(props: FormViewProps): FormViewModel {
  const { definition, facts, options = {} } = props;
  const idPrefix = definition.id;
  const values = useMemo(() => shownValues(definition, props.values, props.prefilled), [definition, props.values, props.prefilled]);
  const visible = useMemo(() => visibleFields(definition, values, facts), [definition, values, facts]);
  const view = useMemo(
    () => viewSchema(definition, visible, requiredFields(definition, visible, values, facts), options),
    [definition, visible, values, facts, options],
  );
  const left = useLeftFields();
  const [attempted, setAttempted] = useState(false);
  const summaryRef = useRef<HTMLDivElement>(null);
  const stage = useStage(props);

  const found = useProblems(props, values, idPrefix);
  const refused = placeProblems(useRefusals(props.problems, values), idPrefix, stage.language);
  const problems = [...refused, ...found.filter(({ id, place }) => attempted || left.has(id, !isBlank(values, place)))];

  return {
    ...view,
    stage,
    idPrefix,
    values,
    problems: onePerPlace(problems),
    summary: attempted || refused.length ? onePerPlace(problems) : [],
    summaryRef,
    change(next) {
      const changed = changedFields(definition, values, next);
      if (changed.length) props.onChange?.({ ...props.values, ...pickFields(next, changed) }, changed);
    },
    leave: left.add,
    submit() {
      const result = validateSubmission(definition, sentValues(definition, values), submissionContext(props));
      setAttempted(true);
      if (result.status === 'valid') props.onSubmit?.(sentValues(definition, result.values));
      else requestAnimationFrame(() => summaryRef.current?.focus());
    },
  };
}

function useStage(props: FormViewProps): FormStage {
  const { definition, language = 'zh', readOnly = false, notes = none, prefilled = none, options = none, files = none, fileUrl, uploadFile } = props;
  const [stored, setStored] = useState<Readonly<Record<string, UploadedFile>>>({});
  return {
    definition,
    language,
    texts: viewTexts(language),
    readOnly,
    notes,
    prefilled,
    options,
    files: { ...files, ...stored },
    fileUrl,
    uploadFile,
    keepFile: (file) => setStored((known) => ({ ...known, [file.id]: file })),
  };
}

const none = {};

function useProblems(props: FormViewProps, values: Facts, idPrefix: string): readonly PlacedProblem[] {
  const { definition, language = 'zh', readOnly, onSubmit } = props;
  if (readOnly || !onSubmit) return [];

  const result = validateSubmission(definition, sentValues(definition, values), submissionContext(props));
  return result.status === 'valid' ? [] : placeProblems(result.problems, idPrefix, language);
}

/** The server's refusals, each until its field has another value than the one refused. */
function useRefusals(problems: readonly ShownProblem[] | undefined, values: Facts): readonly ShownProblem[] {
  const refused = useRef({ problems, values });
  if (refused.current.problems !== problems) refused.current = { problems, values };

  const then = refused.current.values;
  return (problems ?? []).filter(({ place }) => JSON.stringify(then[fieldOf(place)]) === JSON.stringify(values[fieldOf(place)]));
}

/** Fields that were left after something had been typed: nobody is scolded for walking past. */
function useLeftFields(): { add(id: string): void; has(id: string, answered: boolean): boolean } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    add: (id) => setIds((known) => (known.has(id) ? known : new Set([...known, id]))),
    has: (id, answered) => answered && ids.has(id),
  };
}

function submissionContext({ prefilled = {}, facts, today }: FormViewProps): { today: string; prefilled: Facts; facts: Facts | undefined } {
  return { today: today ?? deviceDay(), prefilled: prefilledFacts(prefilled), facts };
}

/** The device's civil day; only where the service does not say its own. */
function deviceDay(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Typed values, read-only ones from their source, and the schema's default where nothing was ever typed. */
function shownValues(definition: FormDefinition, typed: Facts, prefilled: FormViewProps['prefilled'] = {}): Facts {
  const given = prefilledFacts(prefilled);
  const shown = Object.entries(definition.schema.properties).flatMap(([name, schema]): [string, Value][] => {
    const own = Object.hasOwn(typed, name) ? typed[name] : undefined;
    const value = definition.fields?.[name]?.readOnly ? (given[name] ?? own) : own === undefined ? schema.default : own;
    return value === undefined || value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(shown);
}

function prefilledFacts(prefilled: NonNullable<FormViewProps['prefilled']>): Facts {
  return Object.fromEntries(Object.entries(prefilled).flatMap(([name, { value }]) => (isValue(value) ? [[name, value]] : [])));
}

function isValue(json: unknown): json is Value {
  return json !== undefined;
}

/** What is sent: read-only values never are. */
function sentValues(definition: FormDefinition, values: Facts): Facts {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !definition.fields?.[name]?.readOnly));
}

function changedFields(definition: FormDefinition, before: Facts, after: unknown): readonly string[] {
  if (!isFacts(after)) return [];
  return Object.keys(definition.schema.properties).filter(
    (name) => !definition.fields?.[name]?.readOnly && JSON.stringify(before[name]) !== JSON.stringify(after[name] ?? undefined),
  );
}

/** A field that was cleared is `null`, so that it is not filled again from its source. */
function pickFields(after: unknown, names: readonly string[]): Facts {
  return isFacts(after) ? Object.fromEntries(names.map((name) => [name, after[name] ?? null])) : {};
}

function isFacts(json: unknown): json is Facts {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isBlank(values: Facts, place: string): boolean {
  const path = place.split('/').slice(1);
  const value = path.reduce<unknown>((holder, segment) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, segment) : undefined), values);
  return value === undefined || value === null || value === '';
}

function fieldOf(place: string): string {
  return place.split('/')[1] ?? '';
}

function onePerPlace(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  return problems.filter(({ place }, i) => problems.findIndex((other) => other.place === place) === i);
}
