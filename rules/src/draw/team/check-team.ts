import type { Problem } from '../../outcome.js';
import type { Message } from '../../values.js';
import type { TeamRules } from '../parameters.js';
import type { RosterRow } from '../roster/row.js';
import type { Inspector, TeamRoster } from './inspector.js';
import { unfitFor } from './standing.js';

/** What is wrong with sending these people to that object: each fault with its own code, so that a person can act on it. */
export function checkTeam(visit: RosterRow, team: readonly string[], roster: TeamRoster, rules: TeamRules): readonly Problem[] {
  const people = team.map((id) => roster.inspectors.find((inspector) => inspector.id === id));
  const problems = people.flatMap((inspector, i) => (inspector ? personal(inspector, visit, roster, rules) : [unknownInspector(team[i] ?? '')]));
  if (new Set(team).size < rules.size) problems.unshift(tooSmall(new Set(team).size, rules.size));
  if (people.filter((inspector) => inspector?.senior).length < rules.seniors) problems.push(noSenior);
  const last = roster.lastTeams.find(({ object }) => object === visit.id)?.inspectors;
  if (last?.length === team.length && team.every((id) => last.includes(id))) problems.push(sameAsLast);

  return problems.map(({ code, message }) => ({ code, place: visit.id, message }));
}

interface Fault {
  readonly code: string;
  readonly message: Message;
}

function personal(inspector: Inspector, visit: RosterRow, { recusals }: TeamRoster, { day }: TeamRules): Fault[] {
  const unfit = unfitFor(inspector, visit, day);
  const recused = recusals.find((edge) => edge.inspector === inspector.id && edge.object === visit.id);

  return [...(unfit ? [unfit] : []), ...(recused ? [isRecused(inspector, recused.reason)] : [])];
}

function isRecused({ id, name }: Inspector, reason: string | undefined): Fault {
  return {
    code: 'INSPECTOR_RECUSED',
    message: {
      zh: `${name ?? id}与检查对象存在应当回避的关系${reason ? `（${reason}）` : ''}，不得参加检查。`,
      en: `${name ?? id} must stand back from this object${reason ? ` (${reason})` : ''}.`,
    },
  };
}

function unknownInspector(id: string): Fault {
  return { code: 'INSPECTOR_UNKNOWN', message: { zh: `“${id}”不在执法人员名录中。`, en: `"${id}" is not in the roster of inspectors.` } };
}

function tooSmall(given: number, wanted: number): Fault {
  return {
    code: 'TEAM_TOO_SMALL',
    message: { zh: `检查人员应不少于 ${wanted} 人，现在只有 ${given} 人。`, en: `A visit needs at least ${wanted} inspectors, there are ${given}.` },
  };
}

const noSenior: Fault = { code: 'TEAM_WITHOUT_SENIOR', message: { zh: '检查组中应有一名资深执法人员。', en: 'The team needs a senior inspector.' } };
const sameAsLast: Fault = {
  code: 'TEAM_AS_LAST_TIME',
  message: { zh: '这与上次检查是同一组人员，请更换。', en: 'The same team went last time. Please change it.' },
};
