import { Validator } from '@cfworker/json-schema';
import { done, type Outcome, refused } from '@onething/rules';
import type { InstanceState } from './state.js';
import { stateSchema } from './state-schema.js';
import { upcasters } from './upcasters/index.js';
import type { StoredState } from './upcasters/upcaster.js';

/** The format that is written now. */
export const stateFormat = 2;

/**
 * A state as it was stored, by this release or an earlier one, in the present format. Refused with `STATE_FORMAT_NEWER` when a
 * later release wrote it, and with `STATE_NOT_VALID` (and the places) when it is no state.
 */
export function readState(stored: unknown): Outcome<InstanceState> {
  if (!hasFormat(stored)) return notValid([]);
  if (stored.format > stateFormat) return newer(stored.format);

  const state = upcasters.filter(({ from }) => from >= stored.format).reduce((older, { upcast }) => upcast(older), stored);
  const { valid, errors } = new Validator(stateSchema, '7', false).validate(state);
  return valid ? done(state as InstanceState) : notValid(errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`));
}

function hasFormat(stored: unknown): stored is StoredState {
  return typeof stored === 'object' && stored !== null && 'format' in stored && Number.isInteger(stored.format) && Number(stored.format) > 0;
}

function newer(format: number): Outcome<never> {
  return refused('STATE_FORMAT_NEWER', {
    zh: `办件状态的格式 ${format} 比本系统（${stateFormat}）新，请先升级系统。`,
    en: `The state has format ${format}, this release knows ${stateFormat}; upgrade first.`,
  });
}

function notValid(places: readonly string[]): Outcome<never> {
  const where = places.slice(0, 3).join('; ');
  return refused('STATE_NOT_VALID', { zh: `保存的办件状态无法读取。${where}`, en: `This is not the state of an instance. ${where}` });
}
