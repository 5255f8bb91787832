import type { Package } from '@onething/processes';
import { type Dictionary, describeCondition, parseCondition, standardFacts } from '@onething/rules';
import { readPeriod } from '../panel/period.js';
import { factsOfForm, namesOf, type PackageNames } from './names-of.js';
import { otherParts } from './other-parts.js';

/** One thing that a change adds, takes away or alters, in the words of the package. */
export interface Difference {
  /** `processes/apply`: where it stands. */
  readonly part: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Element, row or field; absent where a whole part came or went. */
  readonly id?: string;
  readonly title: string;
  /** What it says that is different, by property: `due`, `candidates`. */
  readonly before?: Said;
  readonly after?: Said;
}

/** What something says, by property, as text that can be shown. */
export type Said = Readonly<Record<string, string>>;

/** What is different between two versions, part by part: elements of processes, rows of decisions, fields of forms, parameters. */
export function comparePackages(before: Package | undefined, after: Package): readonly Difference[] {
  const parts = (pkg: Package | undefined, pick: (pkg: Package) => readonly Part[]) => (pkg ? pick(pkg) : []);
  return [processParts, decisionParts, formParts, parameterParts, otherParts].flatMap((pick) => compareParts(parts(before, pick), pick(after)));
}

/** A part of a package with what it consists of. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly says: Said;
  /** The same with ids in place of titles: what is only renamed elsewhere is no difference here. */
  readonly stated?: Said;
}

function processParts(pkg: Package): Part[] {
  const names = namesOf(pkg);
  const called = (id: string) => names.titles[id] ?? id;
  return Object.values(pkg.processes).map(({ id, parsed }) => ({
    id: `processes/${id}`,
    title: parsed.processes[0]?.name ?? id,
    items: parsed.processes.flatMap(({ elements, flows }) => [
      ...elements.map((element) => ({ id: element.id, title: element.name ?? element.id, says: told(element, names), stated: told(element) })),
      ...flows.map((flow) => ({
        id: flow.id,
        title: `${called(flow.source)} → ${flow.name ?? called(flow.target)}`,
        says: told(flow, names),
        stated: told(flow),
      })),
    ]),
  }));
}

function decisionParts(pkg: Package): Part[] {
  const { facts } = namesOf(pkg);
  return Object.values(pkg.decisions).map((decision) => ({
    ...{ id: `decisions/${decision.id}`, title: decision.title },
    items: itemsOfDecision(decision, { ...facts, ...decision.facts }),
  }));
}

function itemsOfDecision(decision: Package['decisions'][string], facts: Dictionary): readonly Item[] {
  if (decision.kind === 'decision-table')
    return decision.rows.map((row, index) => ({
      ...{ id: row.id, title: row.note ?? `${index + 1}` },
      says: {
        when: row.when.join(' | '),
        then: Object.values(row.then)
          .map((one) => shown(one))
          .join(' | '),
        row: `${index + 1}`,
      },
    }));
  if (decision.kind === 'formula') return decision.outputs.map(({ id, title, expr }) => ({ id, title, says: { formula: expr } }));
  if (decision.kind === 'rule-set')
    return decision.rules.map(({ id, title, conditions, event, priority = 1 }) => ({
      ...{ id, title: title ?? id },
      says: { when: shown(conditions, facts), then: event.type, priority: `${priority}` },
      stated: { when: JSON.stringify(conditions), then: JSON.stringify(event), priority: `${priority}` },
    }));
  if (decision.kind === 'draw')
    return decision.strata.map(({ id, title, rate }) => ({
      id,
      title,
      says: { formula: rate, then: `${decision.algorithm}, ${decision.rounding ?? 'ceil'}` },
    }));
  if (decision.kind === 'indicator')
    return decision.measures.map(({ id, title, measure, of = '', where }) => ({
      id,
      title,
      says: { when: where || decision.where ? shown(where ?? decision.where, facts) : '', formula: `${measure} ${of}` },
    }));
  return decision.characteristics.flatMap(({ id: of, title, attributes }) =>
    attributes.map(({ id, when, score }) => ({ id: `${of}/${id}`, title, says: { when, points: shown(score) } })),
  );
}

function formParts(pkg: Package): Part[] {
  const names = namesOf(pkg);
  return Object.values(pkg.forms).map(({ id, title, schema, fields = {}, layout }) => ({
    id: `forms/${id}`,
    title,
    items: [
      ...Object.entries(schema.properties).map(([name, property]) => ({
        ...{ id: name, title: property.title ?? name },
        says: told(
          { ...property, ...fields[name], required: schema.required?.includes(name) ?? false },
          {
            ...names,
            // A field of another form may have the same name.
            facts: { ...names.facts, ...factsOfForm({ schema }) },
          },
        ),
      })),
      {
        id: 'layout',
        title,
        says: { layout: layout.map((section) => section.fields.map((name) => schema.properties[name]?.title ?? name).join('、')).join('；') },
      },
    ],
  }));
}

function parameterParts({ parameters }: Package): Part[] {
  return [
    {
      id: 'parameters',
      title: '参数',
      items: parameters.map(({ id, title, values }) => ({
        id,
        title,
        says: { values: values.map(({ from, value }) => `${from}: ${shown(value)}`).join('；') },
      })),
    },
  ];
}

function compareParts(before: readonly Part[], after: readonly Part[]): Difference[] {
  const gone = before.filter(({ id }) => !after.some((part) => part.id === id));
  return [
    ...after.flatMap((part) => {
      const earlier = before.find(({ id }) => id === part.id);
      return earlier ? compareItems(part, earlier.items, part.items) : [{ part: part.id, kind: 'added' as const, title: part.title }];
    }),
    ...gone.map(({ id, title }) => ({ part: id, kind: 'removed' as const, title })),
  ];
}

function compareItems({ id: part }: Part, before: readonly Item[], after: readonly Item[]): Difference[] {
  const changed = after.flatMap(({ id, title, says, stated = says }): Difference[] => {
    const earlier = before.find((item) => item.id === id);
    if (!earlier) return [{ part, kind: 'added', id, title, after: says }];

    const was = earlier.stated ?? earlier.says;
    const names = Object.keys({ ...was, ...stated }).filter((name) => was[name] !== stated[name]);
    return names.length === 0 ? [] : [{ part, kind: 'changed', id, title, ...sides(earlier.says, says, names) }];
  });
  const removed = before.filter(({ id }) => !after.some((item) => item.id === id));
  return [...changed, ...removed.map(({ id, title, says }): Difference => ({ part, kind: 'removed', id, title, before: says }))];
}

/** The properties that differ; all of them where what is compared is more than what is told. */
function sides(before: Said, after: Said, names: readonly string[]): Pick<Difference, 'before' | 'after'> {
  const told = names.some((name) => name in before || name in after);
  return told ? { before: only(before, names), after: only(after, names) } : { before, after };
}

function only(says: Said, names: readonly string[]): Said {
  return Object.fromEntries(Object.entries(says).filter(([name]) => names.includes(name)));
}

const silent = new Set(['id', 'container', 'type', 'source', 'target', 'interrupting', 'result', 'collect']);

/** Properties that name something by its id. */
const naming: Readonly<Record<string, (names: PackageNames) => Readonly<Record<string, string>>>> = {
  candidates: ({ roles }) => roles,
  form: ({ forms }) => forms,
  decision: ({ decisions }) => decisions,
  excludes: ({ titles }) => titles,
  defaultFlow: ({ titles }) => titles,
};

/** The properties of an element or a field that say something. */
function told(value: object, names?: PackageNames): Said {
  const said = Object.entries(value).filter(
    ([name, one]) => one !== undefined && one !== false && !(Array.isArray(one) && one.length === 0) && !silent.has(name),
  );
  return Object.fromEntries(said.map(([name, one]) => [name, saying(name, one, names)]));
}

function saying(name: string, value: unknown, names: PackageNames | undefined): string {
  if (name === 'due') return periodText(shown(value));
  const titles = names && naming[name]?.(names);
  if (!titles) return shown(value, names?.facts);
  return (Array.isArray(value) ? value : [value]).map((id) => titles[String(id)] ?? String(id)).join('、');
}

function periodText(text: string): string {
  const period = readPeriod(text);
  if (!period) return text;
  return `${typeof period.length === 'number' ? period.length : period.length.parameter} ${period.unit}`;
}

function shown(value: unknown, facts: Dictionary = standardFacts): string {
  const sentence = conditionText(value, facts);
  if (sentence !== undefined) return sentence;
  return typeof value === 'string' ? value : Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('、') : JSON.stringify(value);
}

/** A condition of a flow or a field as its sentence. */
function conditionText(value: unknown, facts: Dictionary): string | undefined {
  const held = typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? jsonOf(value.text) : value;
  if (typeof held !== 'object' || held === null || !['all', 'any', 'not', 'fact'].some((name) => name in held)) return undefined;
  const parsed = parseCondition(held);
  return parsed.ok ? describeCondition(parsed.value, facts).zh : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
