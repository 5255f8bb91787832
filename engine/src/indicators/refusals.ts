import { type Outcome, refused } from '@onething/rules';

export const indicatorNotFound: Outcome<never> = refused('INDICATOR_NOT_FOUND', {
  zh: '没有这项指标，或者您不能查看。',
  en: 'There is no such indicator, or it is not for you.',
});

export const figureNotFound: Outcome<never> = refused('FIGURE_NOT_FOUND', {
  zh: '指标里没有这个数，请刷新页面。',
  en: 'The indicator has no such figure; reload the page.',
});

export function registryNotFound(registry: string): Outcome<never> {
  return refused('REGISTRY_NOT_FOUND', { zh: `没有基础库“${registry}”。`, en: `There is no registry "${registry}".` });
}

export const registriesApart: Outcome<never> = refused('REGISTRIES_APART', {
  zh: '这项指标要对照的几个基础库由不同机构持有，不能放在一起统计。',
  en: 'The registries of this indicator are held by different bodies and cannot be counted together.',
});
