import { useLanguage } from '../words/use-language.js';
import { useSession } from './session.js';

/** The name of the place of a case, in the language spoken. */
export function useRegionName(): (of: { readonly region: string; readonly regionName: string }) => string {
  const { regions } = useSession();
  const { pick } = useLanguage();

  return ({ region, regionName }) => pick(regionName, regions.find(({ code }) => code === region)?.nameEn);
}
