import { done, type Outcome, refused } from '../../outcome.js';
import type { HashName } from '../hashing/compression.js';
import { hashOf } from '../hashing/digest.js';
import { fromHex, isHex, toHex } from '../hashing/hex.js';
import type { AnnouncedSource, DrawParameters } from '../parameters.js';
import { totalBits } from './entropy.js';
import type { RevealedSource } from './revealed.js';

/** Refuses a plan for the seed that could not carry the draw, before anything is committed. */
export function checkSources({ sources, minimumBits }: Pick<DrawParameters, 'sources' | 'minimumBits'>): Outcome<number> {
  const bits = totalBits(sources);
  if (bits < minimumBits)
    return refused('SEED_TOO_SHORT', {
      zh: `种子来源合计 ${bits} 比特，规定不少于 ${minimumBits} 比特。请增加来源。`,
      en: `The sources of the seed have ${bits} bits together, at least ${minimumBits} are required. Please add sources.`,
    });
  if (!sources.some(({ independent }) => independent))
    return refused('SEED_NOT_INDEPENDENT', {
      zh: '至少要有一个任何一方都不能控制的种子来源，例如彩票开奖号码。',
      en: 'At least one source of the seed must be beyond the control of every party, such as the numbers of a lottery.',
    });

  return done(bits);
}

/**
 * S in the notation of RFC 3797: numbers ascending inside a source, each followed by `.`, the source closed with `/`, leading
 * zeros dropped. Digits are drawn each by itself, so each closes its own source and their order counts.
 */
export function writeSeed(hash: HashName, announced: readonly AnnouncedSource[], revealed: readonly RevealedSource[]): Outcome<string> {
  let seed = '';
  for (const source of announced) {
    const found = revealed.find(({ name }) => name === source.name);
    const text = found && writeSource(hash, source, found);
    if (!found) return refused('SEED_SOURCE_MISSING', { zh: `种子来源“${source.name}”还没有结果。`, en: `The source "${source.name}" has no result yet.` });
    if (!text)
      return refused('SEED_SOURCE_INVALID', {
        zh: `种子来源“${source.name}”的结果与事先公布的形式不符。`,
        en: `The result of the source "${source.name}" is not of the form that was announced.`,
      });
    if (!text.ok) return text;
    seed += text.value;
  }

  return done(seed);
}

/** K: who knows C and S can compute it; in a sealed draw only who has the secret, too. */
export function seedKey(hash: HashName, commitment: string, seed: string, secret?: string): Uint8Array {
  return secret === undefined ? hashOf(hash, 'OTD1-seed|', commitment, '|', seed) : hashOf(hash, 'OTD1-seed|', commitment, '|', seed, '|', secret);
}

/** What a sealed draw publishes of its 32 secret bytes. */
export function sealOf(hash: HashName, secret: string): string {
  return toHex(hashOf(hash, fromHex(secret)));
}

function writeSource(hash: HashName, source: AnnouncedSource, { numbers, hex }: RevealedSource): Outcome<string> | undefined {
  if (source.kind === 'lottery') return lotteryNumbers(source.groups, numbers);
  if (source.kind === 'digits') return digits(source.count, numbers?.[0]);
  if (hex === undefined || !isHex(hex)) return undefined;
  if (source.kind === 'nonce' && toHex(hashOf(hash, fromHex(hex))) !== source.committed)
    return refused('SEED_NONCE_DIFFERS', {
      zh: `“${source.name}”公布的随机数与其事先承诺的摘要不符。`,
      en: `The nonce of "${source.name}" is not the one that was committed to.`,
    });

  return done(`${hex}./`);
}

function lotteryNumbers(groups: readonly { readonly pick: number; readonly of: number }[], numbers: RevealedSource['numbers']): Outcome<string> | undefined {
  if (numbers?.length !== groups.length) return undefined;
  const fits = groups.every(({ pick, of }, i) => {
    const group = numbers[i] ?? [];
    return group.length === pick && new Set(group).size === pick && group.every((n) => Number.isInteger(n) && n >= 1 && n <= of);
  });

  return fits ? done(numbers.map(rfc3797Source).join('')) : undefined;
}

function digits(count: number, drawn: readonly number[] | undefined): Outcome<string> | undefined {
  if (drawn?.length !== count || !drawn.every((digit) => Number.isInteger(digit) && digit >= 0 && digit <= 9)) return undefined;

  return done(drawn.map((digit) => rfc3797Source([digit])).join(''));
}

/** `2.5.8.10.12./` */
export function rfc3797Source(numbers: readonly number[]): string {
  return `${[...numbers].sort((a, b) => a - b).join('.')}./`;
}
