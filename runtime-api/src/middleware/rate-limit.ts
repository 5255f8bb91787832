import type { Outcome } from '@onething/rules';
import { done } from '@onething/rules';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from '../config.js';
import { tooManyRequests } from '../refusals/refusals.js';

/** Counts requests a minute by account and by address, in this node's memory. */
export interface RateLimit {
  /** Any request below `/api`. */
  request(address: string, account?: string): Promise<Outcome<void>>;
  /** An attempt to sign in, counted the same whether the account exists or not. */
  signIn(address: string, account?: string): Promise<Outcome<void>>;
}

/** Opens empty counters. */
export function openRateLimit(limits: Limits): RateLimit {
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const [byAddress, byAccount] = [perMinute(limits.perAddress), perMinute(limits.perAccount)];
  const [signInByAddress, signInByAccount] = [perMinute(limits.signInPerAddress), perMinute(limits.signInPerAccount)];

  return {
    request: (address, account) => count([byAddress, address], [byAccount, account]),
    signIn: (address, account) => count([signInByAddress, address], [signInByAccount, account]),
  };
}

async function count(...counters: readonly (readonly [RateLimiterMemory, string | undefined])[]): Promise<Outcome<void>> {
  for (const [limiter, key] of counters) if (key !== undefined && !(await hasRoom(limiter, key))) return tooManyRequests;

  return done(undefined);
}

async function hasRoom(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}
