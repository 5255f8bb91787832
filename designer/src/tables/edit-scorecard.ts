import type { Attribute, Bounds, Characteristic, Grade, ScorecardDefinition, Veto } from '@onething/rules';
import type { ColumnFact } from './edit-columns.js';

/** The card with something changed at one characteristic. */
export function withCharacteristic(card: ScorecardDefinition, id: string, change: Partial<Characteristic>): ScorecardDefinition {
  return { ...card, characteristics: card.characteristics.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** The card with something changed at one band. */
export function withBand(card: ScorecardDefinition, of: Characteristic, id: string, change: Partial<Attribute>): ScorecardDefinition {
  return withCharacteristic(card, of.id, { attributes: of.attributes.map((band) => (band.id === id ? { ...band, ...change } : band)) });
}

/** The card with a new band below another one; it is like that one until it is changed. */
export function withBandBelow(card: ScorecardDefinition, of: Characteristic, below: string): ScorecardDefinition {
  const at = of.attributes.findIndex(({ id }) => id === below);
  const model = of.attributes[at];
  if (!model) return card;
  const band = { ...model, id: free(of.attributes, 'a'), reason: undefined, reasonEn: undefined };
  return withCharacteristic(card, of.id, { attributes: [...of.attributes.slice(0, at + 1), band, ...of.attributes.slice(at + 1)] });
}

/** The card without a band; with its last band the whole characteristic goes. */
export function withoutBand(card: ScorecardDefinition, of: Characteristic, id: string): ScorecardDefinition {
  const attributes = of.attributes.filter((band) => band.id !== id);
  if (attributes.length > 0) return withCharacteristic(card, of.id, { attributes });
  const characteristics = card.characteristics.filter((one) => one.id !== of.id);
  return characteristics.length === 0 ? card : { ...card, characteristics };
}

/** The card with a characteristic about another fact: one band that gives nothing yet. */
export function withCharacteristicOf(card: ScorecardDefinition, { expr, title, declaration }: ColumnFact): ScorecardDefinition {
  const [name = expr] = expr.split('.');
  const facts = declaration && !Object.hasOwn(card.facts, name) ? { ...card.facts, [name]: declaration } : card.facts;
  const number = declaration?.type === 'number' || declaration?.type === 'money' || card.facts[name]?.type === 'number';
  const added: Characteristic = {
    ...{ id: free(card.characteristics, name), title, expr, otherwise: 0 },
    attributes: [{ id: 'a1', when: number ? '>= 0' : declaration?.type === 'boolean' ? 'true' : '"…"', score: 0 }],
  };
  return { ...card, facts, characteristics: [...card.characteristics, added] };
}

/** The card with something changed at one grade. */
export function withGrade(card: ScorecardDefinition, code: string, change: Partial<Grade>): ScorecardDefinition {
  return { ...card, grades: card.grades.map((grade) => (grade.code === code ? { ...grade, ...change } : grade)) };
}

/** The card with a grade more, below another one and from the same points until that is changed. */
export function withGradeBelow(card: ScorecardDefinition, below: string, title: string): ScorecardDefinition {
  const at = card.grades.findIndex(({ code }) => code === below);
  const code = freeCode(card.grades, title);
  return { ...card, grades: [...card.grades.slice(0, at + 1), { code, title: code, from: card.grades[at]?.from }, ...card.grades.slice(at + 1)] };
}

/** The card without a grade; the last one stays. */
export function withoutGrade(card: ScorecardDefinition, code: string): ScorecardDefinition {
  return card.grades.length === 1 ? card : { ...card, grades: card.grades.filter((grade) => grade.code !== code) };
}

function free(taken: readonly { readonly id: string }[], name: string): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.some(({ id }) => id === `${name}${number}`)) return `${name}${number}`;
}

function freeCode(grades: readonly Grade[], title: string): string {
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? title : `${title}${number}`;
    if (!grades.some((grade) => grade.code === code)) return code;
  }
}

/** The card with something changed at one veto. */
export function withVeto(card: ScorecardDefinition, id: string, change: Partial<Veto>): ScorecardDefinition {
  return { ...card, vetoes: (card.vetoes ?? []).map((veto) => (veto.id === id ? { ...veto, ...change } : veto)) };
}

/** The card with a veto more; it sets the last grade and holds never, until that is changed. */
export function withNewVeto(card: ScorecardDefinition, reason: string): ScorecardDefinition {
  const vetoes = card.vetoes ?? [];
  return { ...card, vetoes: [...vetoes, { id: free(vetoes, 'veto'), when: 'false', grade: card.grades.at(-1)?.code ?? '', reason }] };
}

/** The card without a veto. */
export function withoutVeto(card: ScorecardDefinition, id: string): ScorecardDefinition {
  const { vetoes = [], ...others } = card;
  const left = vetoes.filter((veto) => veto.id !== id);
  return left.length > 0 ? { ...others, vetoes: left } : others;
}

/** Bounds with another end; an end that is not a number is open, and bounds without ends are none. */
export function boundsWith(bounds: Bounds | undefined, end: keyof Bounds, text: string): Bounds | undefined {
  const { [end]: _, ...other } = bounds ?? {};
  const number = Number(text);
  const next: Bounds = text.trim() === '' || !Number.isFinite(number) ? other : { ...other, [end]: number };
  return Object.keys(next).length > 0 ? next : undefined;
}

/** A characteristic whose entries count for a time only, or for ever again. `list` is the expression for all of them. */
export function withExpiry(of: Characteristic, list: string | undefined): Characteristic {
  if (list !== undefined) return { ...of, expr: 'count(valid)', entries: { of: list, as: 'valid', date: 'date', months: 12 } };

  const { entries, ...others } = of;
  return entries ? { ...others, expr: others.expr.replace(new RegExp(`\\b${entries.as}\\b`, 'g'), () => entries.of) } : of;
}
