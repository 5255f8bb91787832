import type { Message } from '../../values.js';
import type { Duty } from './duty.js';

/**
 * Why seats stay empty (Hall's theorem): these visits together need more seats than the inspectors who may take them can give.
 * `proved` is the count itself: `needs > gives`. Where it does not hold, only the wish for another team than last time stands in the way.
 */
export interface Shortage {
  readonly objects: readonly string[];
  readonly needs: number;
  readonly gives: number;
  readonly inspectors: readonly string[];
  readonly unfilled: readonly string[];
  readonly proved: boolean;
  readonly message: Message;
}

/** One shortage for each group of visits that compete for the same inspectors. */
export function shortagesOf(duty: Duty, stuck: readonly number[]): readonly Shortage[] {
  const told = new Set<number>();
  const shortages: Shortage[] = [];
  for (const slot of stuck) {
    if (told.has(slot)) continue;
    const reached = closureOf(duty, slot);
    for (const inside of stuck) if (reached.has(inside)) told.add(inside);
    shortages.push(tell(duty, reached, stuck));
  }

  return shortages;
}

/** Every slot that could change hands to fill the first. Whoever may take a senior's slot may take the others too, so a visit comes in whole. */
function closureOf(duty: Duty, start: number): ReadonlySet<number> {
  const slots = new Set(likeIt(duty, start));
  const inspectors = new Set<number>();
  for (const slot of slots) {
    const team = duty.teamOf(duty.visitOf(slot));
    for (const j of duty.mayTake(slot)) {
      if (inspectors.has(j) || team.includes(j)) continue;
      inspectors.add(j);
      for (const earlier of duty.served[j] ?? []) for (const like of likeIt(duty, earlier)) slots.add(like);
    }
  }

  return slots;
}

function likeIt(duty: Duty, slot: number): readonly number[] {
  return duty.slotsOf(duty.visitOf(slot)).filter((other) => !duty.isSeniors(slot) || duty.isSeniors(other));
}

function tell(duty: Duty, reached: ReadonlySet<number>, stuck: readonly number[]): Shortage {
  const visits = [...new Set([...reached].map((slot) => duty.visitOf(slot)))].sort((a, b) => a - b);
  const candidates = candidatesOf(duty, reached);
  const gives = [...candidates.values()].reduce((sum, count) => sum + Math.min(duty.rules.cap, count), 0);
  const id = (visit: number) => duty.visits[visit]?.id ?? '';
  const proved = reached.size > gives;
  return {
    objects: visits.map(id),
    needs: reached.size,
    gives,
    inspectors: [...candidates.keys()].sort((a, b) => a - b).map((j) => duty.inspectors[j]?.id ?? ''),
    unfilled: [...new Set(stuck.filter((slot) => reached.has(slot)).map((slot) => id(duty.visitOf(slot))))],
    proved,
    message: proved ? inWords(duty, visits, reached, candidates.size) : onlyLastTeam(visits.length),
  };
}

/** In how many of the visits each inspector could sit. */
function candidatesOf(duty: Duty, reached: ReadonlySet<number>): ReadonlyMap<number, number> {
  const visitsOf = new Map<number, Set<number>>();
  for (const slot of reached)
    for (const j of duty.mayTake(slot)) {
      const visits = visitsOf.get(j) ?? new Set<number>();
      visits.add(duty.visitOf(slot));
      visitsOf.set(j, visits);
    }

  return new Map([...visitsOf].map(([j, visits]) => [j, visits.size]));
}

function inWords(duty: Duty, visits: readonly number[], reached: ReadonlySet<number>, holders: number): Message {
  const { size, cap } = duty.rules;
  const rows = visits.flatMap((visit) => duty.visits[visit] ?? []);
  const districts = [...new Set(rows.flatMap(({ district }) => district ?? []))].sort();
  const items = [...new Set(rows.flatMap((row) => row.items ?? []))].sort();
  const senior = [...reached].every((slot) => duty.isSeniors(slot));
  const each = senior ? duty.rules.seniors : size;
  const where = districts.length > 0 ? { zh: `在${districts.join('、')}，`, en: `In ${districts.join(', ')} ` } : { zh: '', en: '' };
  const what =
    items.length > 0 ? { zh: `持有“${items.join('、')}”有效证件的`, en: `hold the certificate ${items.join(', ')}` } : { zh: '可以派出的', en: 'can be sent' };
  const who = senior ? { zh: '资深执法人员', en: 'senior inspectors' } : { zh: '执法人员', en: 'inspectors' };

  return {
    zh: `${where.zh}${what.zh}${who.zh}只有 ${holders} 人；${visits.length} 次检查每次需要 ${each} 人，每人上限 ${cap} 次。`,
    en: `${where.en}${where.en ? 'only' : 'Only'} ${holders} ${who.en} ${what.en}; ${visits.length} visits need ${each} each at a cap of ${cap}.`,
  };
}

function onlyLastTeam(visits: number): Message {
  return {
    zh: `人数足够，但在“不得沿用上次同一组人员”的要求下，这 ${visits} 次检查没有找到可行的安排。`,
    en: `There are enough inspectors, but none of the arrangements tried for these ${visits} visits avoids last time's team.`,
  };
}
