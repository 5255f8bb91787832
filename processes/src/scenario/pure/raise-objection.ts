import { civilDateOf, done, type Facts, type Outcome } from '@onething/rules';
import type { SimulatedNotice } from '../../connectors/connector.js';
import { type NoticeObjection, objectionFacts } from '../../notices/notice-result.js';
import { judgeObjection, type NoticeReader, noticeNotFound, objectionNumber, schoolsIn } from '../../notices/raise-objection.js';
import type { NamedPerson, RaiseObjectionRequest } from '../scenario-backend.js';
import type { PureWorld } from './pure-world.js';

/** What the publishing case hears: the notice's id is the key of the message. */
export interface ObjectionHeard {
  readonly notice: string;
  readonly payload: Facts;
}

/** Objects to an entry of the notice that a case has published last. */
export function raiseObjection(world: PureWorld, { caseId, entry, by, reason }: RaiseObjectionRequest): Outcome<ObjectionHeard> {
  const notice = world.notices.findLast((one) => one.case === caseId);
  if (!notice) return noticeNotFound;

  const judged = judgeObjection(notice, readerOf(world, by), { entry, reason }, world.clock.milliseconds);
  if (!judged.ok) return judged;

  const objection = objectionOf(world, judged.value.key, by, reason);
  notice.objections.push(objection);
  return done({ notice: notice.id, payload: { objection: objectionFacts(objection) } });
}

function objectionOf(world: PureWorld, key: string, by: NamedPerson, reason: string): NoticeObjection {
  const date = civilDateOf(world.clock.now);
  const sequence = raisedOn(world.notices, date) + 1;
  const no = objectionNumber({ region: world.region, date, sequence });
  return { no, key, reason: reason.trim(), by: { id: by.id, name: by.name }, at: world.clock.now };
}

function raisedOn(notices: readonly SimulatedNotice[], date: string): number {
  return notices.flatMap(({ objections }) => objections).filter(({ at }) => civilDateOf(at) === date).length;
}

/** As the engine finds it in the registries. */
function readerOf(world: PureWorld, { idNo, roles = [] }: NamedPerson): NoticeReader {
  const found =
    idNo === undefined
      ? []
      : [...world.records('student', { guardianIdNos: idNo }), ...world.records('student', { idNo }), ...world.records('teacher', { idNo })];
  return { signedIn: true, staff: roles.length > 0, schools: schoolsIn(found) };
}
