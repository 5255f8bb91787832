import { Cron } from 'croner';

const china = 480;

/** The next time of a cron text after an instant, on the clock of China (+08:00); nothing when it is never again. */
export function nextCron(text: string, from: string): string | undefined {
  const next = cronOf(text)?.nextRun(new Date(from));
  return next ? `${new Date(next.getTime() + china * 60_000).toISOString().slice(0, 19)}+08:00` : undefined;
}

/** Five to seven fields, as cron and Quartz write them; `?` means any. */
export function isCron(text: string): boolean {
  return cronOf(text) !== undefined;
}

/** croner throws for what it does not understand; that is the only way in which it answers. */
function cronOf(text: string): Cron | undefined {
  if (text.length > 100 || !/^\S+( +\S+){4,6}$/.test(text)) return undefined;
  try {
    return new Cron(text, { utcOffset: china });
  } catch {
    return undefined;
  }
}
