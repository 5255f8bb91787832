import { done, type Outcome, refused } from '../../outcome.js';
import type { Keyed } from '../hashing/keyed.js';
import type { TeamRules } from '../parameters.js';
import type { RosterRow } from '../roster/row.js';
import { Duty } from './duty.js';
import type { TeamRoster } from './inspector.js';
import { makeRoom } from './make-room.js';
import { type Shortage, shortagesOf } from './shortage.js';

/** Who visits whom. Where shortages stand, teams are incomplete, and nothing was relaxed to fill them. */
export interface Assignment {
  readonly teams: readonly Team[];
  readonly shortages: readonly Shortage[];
}

export interface Team {
  readonly object: string;
  /** The senior first where one is asked for. */
  readonly inspectors: readonly string[];
}

/** Seats inspectors for visits, which stand in the order of their tickets: by turns first, then by moving earlier ones where somebody is missing. */
export function assignTeams(visits: readonly RosterRow[], roster: TeamRoster, rules: TeamRules, keyed: Keyed, drawId: string): Outcome<Assignment> {
  const wrong = firstWrong(roster, rules);
  if (wrong) return wrong;
  const duty = new Duty(visits, roster, rules, keyed, drawId);
  for (let visit = 0; visit < visits.length; visit += 1) seatByRank(duty, visit);
  const stuck = [...duty.seats.keys()].filter((slot) => duty.seats[slot] === -1 && !makeRoom(duty, slot));
  const teams = visits.map(({ id }, visit) => ({ object: id, inspectors: duty.teamOf(visit).map((j) => duty.inspectors[j]?.id ?? '') }));

  return done({ teams, shortages: shortagesOf(duty, stuck) });
}

function seatByRank(duty: Duty, visit: number): void {
  const slots = duty.slotsOf(visit);
  const anySlot = slots.at(-1) ?? 0;
  const free = [...duty.mayTake(anySlot)].filter((j) => !duty.isFull(j));
  for (const j of duty.ranked(visit, free)) {
    const open = slots.filter((slot) => duty.seats[slot] === -1);
    const slot = open.find((candidate) => !duty.isSeniors(candidate) || duty.inspectors[j]?.senior === true);
    if (open.length === 0) return;
    if (slot === undefined || (open.length === 1 && duty.wentLastTime(visit, [...duty.teamOf(visit), j]))) continue;
    duty.seat(slot, j);
  }
}

function firstWrong({ inspectors }: TeamRoster, { size, cap, seniors }: TeamRules): Outcome<never> | undefined {
  if (inspectors.length === 0)
    return refused('INSPECTORS_EMPTY', { zh: '执法人员名录为空，无法抽取检查人员。', en: 'The roster of inspectors is empty: nobody can be drawn.' });
  if (!Number.isInteger(size) || size < 1 || size > 9 || !Number.isInteger(cap) || cap < 1 || seniors > size)
    return refused('TEAM_RULES_INVALID', {
      zh: '每次检查人数应为 1 至 9，每人检查上限至少为 1。',
      en: 'A team has 1 to 9 inspectors, and the cap of visits is at least 1.',
    });
  const seen = new Set<string>();
  const twice = inspectors.find(({ id }) => seen.size === seen.add(id).size)?.id;
  if (twice !== undefined)
    return refused('INSPECTOR_TWICE', { zh: `执法人员“${twice}”在名录中出现了两次。`, en: `The inspector "${twice}" stands twice in the roster.` });

  return undefined;
}
