import type { Dictionary } from '../../facts/dictionary.js';
import { listed } from '../../messages/join.js';
import type { Finding } from '../../outcome.js';
import type { Message } from '../../values.js';
import type { CompiledScorecard } from '../compile-scorecard.js';
import { finding } from '../finding.js';
import { held, sum } from '../span.js';
import { type Attained, attainable } from './attainable.js';
import { checkDirection } from './direction.js';

/** Totals are enumerated up to here; beyond, only the least and the greatest are looked at. */
const mostTotals = 20_000;

/** Directions that do not hold, bounds that the points can leave, grades that nobody can get. */
export function analyseScorecard(card: CompiledScorecard, dictionary: Dictionary): readonly Finding[] {
  const directions = card.characteristics.flatMap((compiled, index) => checkDirection(compiled, index, dictionary));
  const attained = card.characteristics.map((compiled) =>
    attainable(compiled, dictionary)
      ?.flat()
      .filter(({ points }) => points !== undefined),
  );
  const known = attained.flatMap((points) => (points && points.length > 0 ? [points] : []));
  if (known.length < attained.length) return directions;

  return [...directions, ...checkTotal(card, known), ...unreachable(card, known)];
}

function checkTotal({ definition, characteristics }: CompiledScorecard, attained: readonly (readonly Attained[])[]): readonly Finding[] {
  const { bounds, initialScore = 0 } = definition;
  const [least, most] = [-1, 1].map((sign) =>
    attained.map((points) => points.reduce((best, one) => (sign * ((one.points ?? 0) - (best.points ?? 0)) > 0 ? one : best))),
  );
  const total = (line: readonly Attained[] = []) => sum([initialScore, ...line.map(({ points }) => points ?? 0)]);
  const example = (line: readonly Attained[] = []) => exampleOf(line, characteristics);
  const low = bounds?.min !== undefined && total(least) < bounds.min ? [leaves('/bounds/min', total(least), bounds.min, example(least))] : [];
  const high = bounds?.max !== undefined && total(most) > bounds.max ? [leaves('/bounds/max', total(most), bounds.max, example(most))] : [];

  return [...low, ...high];
}

function leaves(place: string, total: number, bound: number, example: Message): Finding {
  return finding('warning', 'SCORE_LEAVES_BOUNDS', place, {
    zh: `各项合计可以是 ${total} 分，越过总分界限 ${bound} 分，例如${example.zh}；届时按 ${bound} 分计。`,
    en: `The points can add up to ${total}, beyond the bound ${bound}, for example ${example.en}; then the score is ${bound}.`,
  });
}

function unreachable({ definition, characteristics }: CompiledScorecard, attained: readonly (readonly Attained[])[]): readonly Finding[] {
  const { grades, vetoes = [], bounds, initialScore = 0 } = definition;
  if (grades.some(({ from }) => typeof from === 'object')) return [];
  const totals = totalsOf(initialScore, attained)?.map(({ total, line }) => ({ total: held(total, bounds), line }));
  if (!totals) return [];

  return grades.flatMap(({ code, title, titleEn, from }, index) => {
    const [low, above] = [typeof from === 'number' ? from : Number.NEGATIVE_INFINITY, grades[index - 1]?.from];
    const high = typeof above === 'number' ? above : Number.POSITIVE_INFINITY;
    if (totals.some(({ total }) => total >= low && total < high) || vetoes.some(({ grade }) => grade === code)) return [];
    const nearest = nearestTo(totals, low, high);
    const person = exampleOf(nearest?.line ?? [], characteristics);
    const [least, most] = [Math.min(...totals.map(({ total }) => total)), Math.max(...totals.map(({ total }) => total))];
    return [
      finding('warning', 'GRADE_UNREACHABLE', `/grades/${index}`, {
        zh: `没有人能得到等级“${title}”：总分在 ${least} 至 ${most} 分之间，没有一种得分组合落在它的范围内，最接近的例如${person.zh}，共 ${nearest?.total} 分。请修改起点或分值。`,
        en: `Nobody can get the grade "${titleEn ?? code}": scores lie between ${least} and ${most}, and no combination falls into it; the nearest is for example ${person.en}, together ${nearest?.total}. Change where it begins, or the points.`,
      }),
    ];
  });
}

interface Reachable {
  readonly total: number;
  /** One way to it. */
  readonly line: readonly Attained[];
}

/** The total that lies least far from a band. */
function nearestTo(totals: readonly Reachable[], low: number, high: number): Reachable | undefined {
  const distance = ({ total }: Reachable) => (total < low ? low - total : total - high);

  return totals.reduce<Reachable | undefined>((best, one) => (best === undefined || distance(one) < distance(best) ? one : best), undefined);
}

/** Every total there can be, with one way to each; `undefined` where there are too many. */
function totalsOf(initial: number, attained: readonly (readonly Attained[])[]): readonly Reachable[] | undefined {
  let totals: readonly Reachable[] = [{ total: initial, line: [] }];
  for (const points of attained) {
    const different = [...new Map(points.map((one) => [one.points ?? 0, one])).values()];
    const sums = totals.flatMap(({ total, line }) =>
      different.map((one): [number, Reachable] => {
        const more = sum([total, one.points ?? 0]);
        return [more, { total: more, line: [...line, one] }];
      }),
    );
    totals = [...new Map(sums).values()];
    if (totals.length > mostTotals) return undefined;
  }
  return totals;
}

/** `违规次数为 3（-20 分）、…`. */
function exampleOf(line: readonly Attained[], characteristics: CompiledScorecard['characteristics']): Message {
  return listed(
    line.map(({ words, points }, index) => {
      const { title, titleEn, id } = characteristics[index]?.characteristic ?? { title: '', titleEn: '', id: '' };
      return { zh: `${title}${words.zh}（${points} 分）`, en: `${titleEn ?? id} ${words.en} (${points})` };
    }),
  );
}
