import { type NoticeReader, schoolsIn } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { People } from '../identity/people.js';
import type { Registries } from '../registries/registries.js';
import type { StoredNotice } from '../stores/notice-store.js';

/** What somebody is to the notices of a region; the registries are asked once, and only where a notice is for a school. */
export type ReaderOf = (region: string, by: Actor | undefined) => (notice: Pick<StoredNotice, 'audience' | 'package'>) => Promise<NoticeReader>;

/**
 * Members of a school are its pupils and their guardians by `student`, its teachers by `teacher`, found by the ID number that
 * the sign-in has proven; staff see a notice of their own tenant: for a department whoever holds a role there, for a school
 * those with a role in the matter that published it.
 */
export function noticeReaders(people: People, registries: Registries): ReaderOf {
  return (region, by) => {
    let schools: Promise<readonly string[]> | undefined;
    return async (notice) => {
      if (!by) return { signedIn: false, staff: false, schools: [] };
      if (notice.audience === 'school') schools ??= schoolsOf(region, by);
      return { signedIn: true, staff: isStaff(region, by, notice), schools: (await schools) ?? [] };
    };
  };

  async function schoolsOf(region: string, by: Actor): Promise<readonly string[]> {
    const idNo = (await people.find(by.person))?.idNo;
    if (idNo === undefined) return [];

    const found = await Promise.all([
      recordsOf(region, 'student', { guardianIdNos: idNo }),
      recordsOf(region, 'student', { idNo }),
      recordsOf(region, 'teacher', { idNo }),
    ]);
    return schoolsIn(found.flat());
  }

  /** A region without that registry, or with another shape of it, knows nobody. */
  async function recordsOf(region: string, registry: string, where: Readonly<Record<string, Value>>): Promise<readonly Readonly<Record<string, Value>>[]> {
    const found = await registries.find(region, registry, where);
    return found.ok ? found.value.map(({ values }) => values) : [];
  }
}

function isStaff(region: string, { tenant, ports }: Actor, notice: Pick<StoredNotice, 'audience' | 'package'>): boolean {
  if (tenant !== region) return false;

  return notice.audience === 'school' ? ports.some((port) => port.startsWith(`${notice.package}/`)) : ports.length > 0;
}
