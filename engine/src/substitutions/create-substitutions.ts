import { addDays, civilDateOf, done, isCivilDate, type Outcome, refused } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';
import type { People } from '../identity/people.js';
import { may } from '../identity/permissions.js';
import { type Ids, isId } from '../ids.js';
import type { Notifier } from '../notifications/notifications.js';
import { hashOf } from '../runtime/step-runner.js';
import type { CommandStore } from '../stores/command-store.js';
import type { SubstitutionRow, SubstitutionStore, SubstitutionToSet } from '../stores/substitution-store.js';
import type { SubstitutionEntry, SubstitutionRequest, Substitutions } from './substitutions.js';

export interface SubstitutionParts {
  readonly store: SubstitutionStore;
  readonly commands: CommandStore;
  readonly people: People;
  readonly notifications: Notifier;
  readonly ids: Ids;
  readonly now: () => Promise<string>;
}

/** Time-boxed: longer absences are a matter for the appointments. */
const mostDays = 90;

/** Substitutions over their store. */
export function createSubstitutions({ store, commands, people, notifications, ids, now }: SubstitutionParts): Substitutions {
  return {
    async list(by) {
      const today = civilDateOf(await now());
      return (await store.of(by.tenant, by.person)).map((row) => entryOf(row, today));
    },

    async colleagues(by) {
      const names = await people.names(await store.staff(by.tenant));
      return [...names].filter(([id]) => id !== by.person).map(([id, name]) => ({ id, name }));
    },

    async set(request, by, once) {
      const at = await now();
      const wanted = await readRequest(request, by, civilDateOf(at));
      if (!wanted.ok) return wanted;

      const row = wanted.value;
      const command = { key: `${by.person}:${once.key}`, hash: hashOf({ action: 'substitution.set', request }), actor: by.person };
      const outcome = await commands.once(by.tenant, { ...command, action: 'substitution.set', subject: row.person }, async (transaction) => {
        if (await store.overlaps(transaction, by.tenant, row)) return overlapping;
        await store.add(transaction, by.tenant, row);
        return done(null);
      });
      if (!outcome.ok) return outcome;

      const text = `${row.valid_from} 至 ${row.valid_to}，您代${row.person_name}办理待办；办理记录会写明由您代办。`;
      await notifications.send({ to: row.substitute, title: `请代${row.person_name}办理工作`, text, key: `substitution:${command.key}`, at });
      return done(undefined);
    },

    end: (id, by, once) => end(id, by, once),
  };

  async function end(id: string, by: Actor, once: Idempotent): Promise<Outcome<void>> {
    const command = {
      key: `${by.person}:${once.key}`,
      hash: hashOf({ action: 'substitution.end', id }),
      actor: by.person,
      action: 'substitution.end',
      subject: id,
    };
    const outcome = await commands.once(by.tenant, command, async (transaction) => {
      const row = isId(id) ? await store.find(transaction, by.tenant, id) : undefined;
      if (!row || ![row.person, row.substitute].some((person) => mayDecideFor(person, by))) return notFound;
      await store.end(transaction, by.tenant, id);
      return done(null);
    });
    return outcome.ok ? done(undefined) : outcome;
  }

  async function readRequest(request: SubstitutionRequest, by: Actor, today: string): Promise<Outcome<SubstitutionToSet>> {
    const { person = by.person, substitute, from, to, reason = '' } = request;
    if (!mayDecideFor(person, by)) return personNotFound;
    if (person === substitute || !isCivilDate(from) || !isCivilDate(to) || from < today || to < from || to > addDays(from, mostDays - 1)) return invalid;

    const staff = await store.staff(by.tenant);
    const names = await people.names([person, substitute]);
    const [person_name, substitute_name] = [names.get(person), names.get(substitute)];
    if (!person_name || !substitute_name || !staff.includes(person) || !staff.includes(substitute)) return personNotFound;

    return done({ id: ids.next(), person, person_name, substitute, substitute_name, valid_from: from, valid_to: to, reason: reason.trim(), set_by: by.person });
  }
}

function mayDecideFor(person: string, by: Actor): boolean {
  return may(by, 'substitutions.own') && (person === by.person || by.roles.includes('departmentAdministrator'));
}

function entryOf(
  { id, person, person_name, substitute, substitute_name, valid_from: from, valid_to: to, reason, ended }: SubstitutionRow,
  today: string,
): SubstitutionEntry {
  const state = ended || to < today ? 'ended' : from > today ? 'planned' : 'active';
  return { id, person: { id: person, name: person_name }, substitute: { id: substitute, name: substitute_name }, from, to, reason, state };
}

const invalid = refused('SUBSTITUTION_INVALID', {
  zh: `请选择一位同事，并填写从今天起、不超过 ${mostDays} 天的起止日期。`,
  en: `Choose a colleague, and a period that begins today or later and lasts ${mostDays} days at most.`,
});

const overlapping = refused('SUBSTITUTION_OVERLAPS', {
  zh: '这段时间已设置代办人，请先结束原来的代办。',
  en: 'A substitute is set for some of these days already: end that substitution first.',
});

const notFound = refused('SUBSTITUTION_NOT_FOUND', { zh: '没有找到这项代办设置。', en: 'There is no such substitution.' });
const personNotFound = refused('PERSON_NOT_FOUND', { zh: '没有找到这位同事，请从列表中选择。', en: 'There is no such colleague: choose one from the list.' });
