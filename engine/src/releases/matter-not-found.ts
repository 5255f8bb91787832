import { type Outcome, refused } from '@onething/rules';

/** The refusal of somebody who asks for a service that is not offered here, or not to them. */
export const matterNotFound: Outcome<never> = refused('MATTER_NOT_FOUND', {
  zh: '这个地区没有提供该事项，请重新选择地区或事项。',
  en: 'This service is not offered in this region: choose another region or service.',
});
