import { dateOfDay, dayNumber, isCivilDate } from './civil-date.js';

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMillis = number;

const second = 1000;
const dayLength = 86_400 * second;
/** Beijing time. Fixed: instants that a case can have lie after 1992, when summer time had ended; older civil dates are never made into instants. */
const offset = 8 * 3600 * second;

const form = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** The instant of RFC 3339 text with an offset, or `undefined`. Seconds may be left out. */
export function readInstant(text: string): EpochMillis | undefined {
  const found = form.exec(text);
  if (!found || !isCivilDate(found[1])) return undefined;

  const [hours, minutes, seconds] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 59 || (hours === 24 && minutes + seconds > 0)) return undefined;
  const shift = readOffset(found[6] ?? 'Z');
  if (shift === undefined) return undefined;

  return dayNumber(found[1]) * dayLength + ((hours * 60 + minutes) * 60 + seconds) * second + Math.floor(Number(`0${found[5] ?? ''}`) * 1000) - shift;
}

function readOffset(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;

  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60 * second;
}

/** The instant of text that was checked before; text that is no instant is a broken promise of the caller. */
export function instant(text: string): EpochMillis {
  const at = readInstant(text);
  if (at === undefined) throw new RangeError(`"${text.slice(0, 40)}" is not an instant (RFC 3339 with offset)`);

  return at;
}

/** RFC 3339 with `+08:00`; milliseconds only where there are any. */
export function formatInstant(at: EpochMillis): string {
  const local = at + offset;
  const day = Math.floor(local / dayLength);
  const inDay = local - day * dayLength;
  const [hours, minutes, seconds] = [inDay / 3_600_000, (inDay / 60_000) % 60, (inDay / second) % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  const millis = Math.floor(inDay % second);

  return `${dateOfDay(day)}T${hours}:${minutes}:${seconds}${millis > 0 ? `.${String(millis).padStart(3, '0')}` : ''}+08:00`;
}

/** The civil day an instant falls on in Beijing time. A civil date stays what it is. */
export function civilDateOf(text: string): string {
  return isCivilDate(text) ? text : dateOfDay(Math.floor((instant(text) + offset) / dayLength));
}

/** 00:00 +08:00 of a civil day. */
export function startOfDay(date: string): EpochMillis {
  return dayNumber(date) * dayLength - offset;
}

/** 24:00 +08:00 of a civil day: where a limit in days ends (online filing counts to midnight). */
export function endOfDay(date: string): EpochMillis {
  return startOfDay(date) + dayLength;
}
