import { refused } from '@onething/rules';

/** There is no such population in this tenant. */
export const populationNotFound = refused('POPULATION_NOT_FOUND', {
  zh: '没有找到这个人群，可能已经到期删除。',
  en: 'There is no such population; its time may be over.',
});

/** It is still being frozen, or could not be. */
export const populationNotReady = refused('POPULATION_NOT_READY', {
  zh: '这个人群还没有冻结好，请稍后再试。',
  en: 'This population is not frozen yet: try again in a while.',
});

/** Nobody kept such a run here. */
export const runNotFound = refused('RUN_NOT_FOUND', { zh: '没有找到这次试算。', en: 'There is no such trial.' });

/** The package of a plan is not in force here. */
export const packageNotFound = refused('PACKAGE_NOT_FOUND', {
  zh: '这里没有发布方案所说的事项包。',
  en: 'The package of the plan is not in force here.',
});

/** Made-up people are for demonstrations. */
export const peopleNotAllowed = refused('PEOPLE_NOT_ALLOWED', {
  zh: '虚构人群只用于演示，正式环境请从基础库或者办结的办件冻结。',
  en: 'Made-up people are for demonstrations; freeze a registry or closed cases instead.',
});

/** The key for encrypting people is not configured. */
export const keyMissing = refused('POPULATION_KEY_MISSING', {
  zh: '还没有配置人群文件的密钥（ONETHING_POPULATION_KEY），不能冻结人群。',
  en: 'There is no key for files of people (ONETHING_POPULATION_KEY), so nobody can be frozen.',
});
