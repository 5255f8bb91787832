import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { type FactPath, parsePath } from '../facts/fact-path.js';
import { readThroughLists } from '../facts/read-through-lists.js';
import { describeBasis } from '../messages/describe-basis.js';
import { listed, same } from '../messages/join.js';
import type { Facts, LegalBasis, Message, Value } from '../values.js';
import type { DecisionDefinition } from './definition.js';
import type { Decided, ExplainedFact, ExplainedRow, Explanation, NotDecidable, Undecided } from './evaluation.js';

/** What a kind has to tell about one evaluation. */
export interface Told {
  readonly sentences: readonly Message[];
  /** Names of the facts that were read. */
  readonly read: Iterable<string>;
  readonly rows: readonly ExplainedRow[];
  readonly basis: readonly LegalBasis[];
}

/** The explanation in the shape that is stored with the case. */
export function explain(definition: DecisionDefinition, facts: Facts, told: Told): Explanation {
  const { id, title, titleEn, kind } = definition;
  return {
    decision: titleEn === undefined ? { id, title } : { id, title, titleEn },
    kind,
    sentences: told.sentences,
    facts: [...new Set(told.read)].map((name) => explainFact(name, definition, facts)),
    rows: told.rows,
    basis: told.basis,
  };
}

export function decided(output: Readonly<Record<string, Value>>, explanation: Explanation): Decided {
  return { status: 'decided', output, explanation };
}

/** The same; the explanation is made when somebody reads it, and then once. The facts must not change meanwhile. */
export function decidedLazily(output: Readonly<Record<string, Value>>, explain: () => Explanation): Decided {
  let made: Explanation | undefined;
  return {
    status: 'decided',
    output,
    get explanation() {
      made ??= explain();
      return made;
    },
  };
}

export function undecided(missing: readonly string[], explanation: Explanation): Undecided {
  return { status: 'unknown', missing: [...new Set(missing)], explanation };
}

export function notDecidable(code: string, message: Message, explanation: Explanation, cause?: string): NotDecidable {
  return { status: 'failed', code, ...(cause === undefined ? {} : { cause }), message, explanation };
}

/** `还不能决定：缺少 档案质量。` */
export function describeMissing(missing: readonly string[], dictionary: Dictionary): Message {
  const names = listed([...new Set(missing)].map((name) => titleOf(dictionary, parsePath(name) ?? [name])));

  return { zh: `还不能决定：缺少${names.zh}。`, en: `Cannot be decided yet: ${names.en} is missing.` };
}

/** `；依据《…》第39条`, or nothing. */
export function describeBases(bases: readonly LegalBasis[]): Message {
  if (bases.length === 0) return same('');
  const cited = listed(bases.map(describeBasis));

  return { zh: `；依据${cited.zh}`, en: `; according to ${cited.en}` };
}

function explainFact(name: string, definition: DecisionDefinition, facts: Facts): ExplainedFact {
  const { path, told } = namedFact(name, definition);
  const value = readThroughLists(facts, path);

  if (value === undefined) return told;
  const { title, titleEn } = told;

  return titleEn === undefined ? { name, title, value } : { name, title, titleEn, value };
}

interface NamedFact {
  readonly path: FactPath;
  readonly told: ExplainedFact;
}

const namedFacts = new WeakMap<DecisionDefinition, Map<string, NamedFact>>();

/** Titles of a definition's facts are looked up once, because explanations are made for every case. */
function namedFact(name: string, definition: DecisionDefinition): NamedFact {
  const known = namedFacts.get(definition) ?? new Map<string, NamedFact>();
  namedFacts.set(definition, known);
  const found = known.get(name) ?? nameFact(name, definition.facts);
  known.set(name, found);

  return found;
}

function nameFact(name: string, dictionary: Dictionary): NamedFact {
  const path = parsePath(name) ?? [name];
  const title = titleOf(dictionary, path);

  return { path, told: { name, title: title.zh, ...(title.en === name ? {} : { titleEn: title.en }) } };
}
