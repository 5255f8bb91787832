/** Tries before a call gives up and becomes an incident; the same as the engine's (reliability: D10), without its jitter. */
export const mostAttempts = 10;

const seconds = [1, 5, 30, 300, 3600];

/** Milliseconds until the next try after `attempts` failed ones. */
export function retryDelay(attempts: number): number {
  return (seconds[Math.min(attempts, seconds.length) - 1] ?? 1) * 1000;
}
