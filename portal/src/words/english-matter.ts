import type { MatterDetail } from '@onething/runtime-api/client';
import { localise } from './localise.js';

const manifest = '/manifest.json';

/** The matter in English. Its texts are those of its package, where it is one of `matters` and the legal basis is the package's. */
export function englishMatter(matter: MatterDetail): MatterDetail {
  const { titleEn, texts } = matter;
  const own = Object.keys(texts).find((pointer) => /^\/manifest\.json\/matters\/\d+\/title$/.test(pointer) && texts[pointer] === titleEn);
  const prefix = own?.replace(/\/title$/, '');
  const ownTexts = Object.entries(texts).flatMap(([pointer, text]) => {
    if (prefix && pointer.startsWith(`${prefix}/`)) return [[pointer.slice(prefix.length), text]];
    return pointer.startsWith(`${manifest}/legalBasis/`) ? [[pointer.slice(manifest.length), text]] : [];
  });

  return localise(matter, Object.fromEntries(ownTexts));
}
