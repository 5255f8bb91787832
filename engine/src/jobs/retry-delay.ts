/** Tries before a job gives up and becomes an incident. */
export const mostAttempts = 10;

const seconds = [1, 5, 30, 300, 3600];

/** Seconds until the next try after `attempts` failed ones: longer each time, so that a register that is down for the night is not hammered. */
export function retryDelay(attempts: number, random: number): number {
  const base = seconds[Math.min(attempts, seconds.length) - 1] ?? 1;
  return base * (0.9 + 0.2 * random);
}
