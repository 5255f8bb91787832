import { type Outcome, refused } from '@onething/rules';
import type { Port } from './authoring.js';

/** The package has no such port. */
export function portNotFound(port: string): Outcome<never> {
  return refused('PORT_NOT_FOUND', { zh: `事项包没有“${port}”这个端口。`, en: `The package has no port "${port}".` });
}

/** Only what a tenant has can answer. */
export function targetNotFound({ title, candidates }: Port): Outcome<never> {
  const names = candidates.map(({ id, name }) => `${name}（${id}）`).join('、') || '—';
  return refused('PORT_TARGET_NOT_FOUND', { zh: `“${title}”只能选择：${names}。`, en: `"${title}" can be one of: ${names}.` });
}
