import type { Value } from '@onething/rules';

/*
 * A role port names who does a task: `school.aid`. Where many schools do the same work, a person holds it at a place,
 * `school.aid@SCH201`, or at a part of one, `class.teacher@SCH201/高一（1）班`; without a place it is held everywhere.
 */

/** The ports that may do a task at a place: held there, at a place around it, or everywhere. Without a place the ports as they are. */
export function portsAtPlace(ports: readonly string[], place: Value | undefined): readonly string[] {
  if (typeof place !== 'string' || place === '') return ports;

  const steps = place.split('/');
  const around = steps.map((_, index) => steps.slice(0, steps.length - index).join('/'));
  return ports.flatMap((port) => [...around.map((one) => `${port}@${one}`), port]);
}

/** The port without the place where it is held: `school.aid@SCH201` is `school.aid`. */
export function portName(port: string): string {
  return port.split('@', 1)[0] ?? port;
}

/** The place where a port is held; `undefined` for everywhere. */
export function portPlace(port: string): string | undefined {
  const at = port.indexOf('@');
  return at < 0 ? undefined : port.slice(at + 1);
}

/** Where somebody works, by the ports they hold: one school, whatever parts of it; `undefined` for several places or everywhere. */
export function workplaceOf(ports: readonly string[]): string | undefined {
  const places = new Set(ports.flatMap((port) => portPlace(port)?.split('/', 1) ?? []));
  const [place] = places;
  return places.size === 1 ? place : undefined;
}
