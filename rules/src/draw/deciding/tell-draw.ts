import type { DrawDefinition } from '../../decisions/definition.js';
import type { ExplainedRow } from '../../decisions/evaluation.js';
import { describeBases } from '../../decisions/explain.js';
import type { Message } from '../../values.js';
import type { Drawn } from './run-draw.js';

/** The draw in sentences: the list, every stratum, who goes where. */
export function tellDraw(
  definition: DrawDefinition,
  { digest, strata, teams, short }: Drawn,
): { readonly sentences: readonly Message[]; readonly rows: readonly ExplainedRow[] } {
  if (definition.seed === undefined) return { sentences: [frozen(digest)], rows: [] };
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
  const list: Message = {
    zh: `名录共 ${size} 个对象，摘要 ${digest}；按 ${definition.algorithm} 抽取，任何人都可以重新计算。`,
    en: `The list has ${size} entities, digest ${digest}; drawn by ${definition.algorithm}, and anybody can compute it again.`,
  };
  const each = strata.map((stratum) => tellStratum(definition, stratum));
  const people = teams.map(({ object, officers }) => ({
    zh: `${object} 由${officers.join('、')}检查。`,
    en: `${object} is visited by ${officers.join(', ')}.`,
  }));
  const lacking = short.map(({ object, reason }) => ({ zh: `${object} 人员不足：${reason}`, en: `Too few may visit ${object}: ${reason}` }));
  const rows = definition.strata.map(({ id }) => {
    const taken = strata.some(({ stratum, selected }) => stratum === id && selected.length > 0);
    return { id, result: taken ? 'taken' : 'not-taken' } as const;
  });

  return { sentences: [list, ...each, ...people, ...lacking], rows };
}

function frozen(digest: string): Message {
  return { zh: `名录已冻结，摘要 ${digest}；请在产生种子之前公布。`, en: `The list is frozen, digest ${digest}; publish it before there is a seed.` };
}

function tellStratum({ strata }: DrawDefinition, { stratum, size, selected }: Drawn['strata'][number]): Message {
  const declared = strata.find(({ id }) => id === stratum);
  const based = describeBases(declared?.basis ? [declared.basis] : []);

  return {
    zh: `${declared?.title ?? stratum}：${size} 个中抽取 ${selected.length} 个：${selected.join('、')}${based.zh}。`,
    en: `${declared?.titleEn ?? stratum}: ${selected.length} of ${size}: ${selected.join(', ')}${based.en}.`,
  };
}
