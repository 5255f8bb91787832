import type { FormDefinition } from '@onething/forms';

/** A form with one question, which is enough to open it and to go on from. */
export function firstForm(id: string, title: string): FormDefinition {
  return {
    id,
    title,
    schema: { type: 'object', properties: { matterText: { type: 'string', title: '申请内容', maxLength: 500 } }, required: ['matterText'] },
    layout: [{ title, fields: ['matterText'] }],
    fields: { matterText: { widget: 'textarea' } },
  };
}

/** What a reviewer answers: yes or no, and why. */
export function firstReviewForm(id: string, title: string): FormDefinition {
  return {
    id,
    title,
    schema: {
      type: 'object',
      properties: { passed: { type: 'boolean', title: '是否通过' }, opinion: { type: 'string', title: '审核意见', maxLength: 500 } },
      required: ['passed'],
    },
    layout: [{ title, fields: ['passed', 'opinion'] }],
    fields: { opinion: { widget: 'textarea' } },
  };
}
