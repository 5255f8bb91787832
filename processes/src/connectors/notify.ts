import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';

/** Tells somebody something, with a read receipt: the applicant, the holders of a role port, or one person. */
export const notify: ConnectorDescriptor = {
  id: 'notify',
  title: { zh: '发送通知', en: 'Notify' },
  inputs: {
    to: needed('string', '发给谁（applicant、岗位或个人）', 'To (applicant, a role port, or a person)'),
    title: needed('string', '标题', 'Title'),
    text: needed('string', '内容', 'Text'),
  },
  outputs: { notified: needed('number', '通知到的人数', 'Number of people notified') },
  simulate(input, world) {
    world.notifications.push({ to: textOf(input, 'to'), title: textOf(input, 'title'), text: textOf(input, 'text') });
    return { status: 'answered', output: { notified: 1 } };
  },
};
