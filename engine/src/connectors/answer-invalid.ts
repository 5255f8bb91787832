import { refused } from '@onething/rules';

/** An answer from outside that is not named JSON values. */
export const answerInvalid = refused('ANSWER_INVALID', {
  zh: '结果须为 JSON 对象，不超过 12 层、64 kB。',
  en: 'The answer must be a JSON object of at most 12 levels and 64 kB.',
});
