import type { Value } from '@onething/rules';
import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';

/** Tells somebody something, with a read receipt, here and by the channels that are bound: the applicant, the holders of a role port, one person, or the applicants of many cases. */
export const notify: ConnectorDescriptor = {
  id: 'notify',
  title: { zh: '发送通知', en: 'Notify' },
  inputs: {
    to: needed('string', '发给谁（applicant、岗位或个人）', 'To (applicant, a role port, or a person)'),
    title: needed('string', '标题（短信、邮件只发标题，请勿写个人信息）', 'Title (all that an SMS or a mail says: nothing personal)'),
    text: needed('string', '内容（登录后查看）', 'Text (read after signing in)'),
    cases: field('list', '逐件通知：办件标识列表，告知每件的申请人', 'Cases of this package: the applicant of each is told in it'),
    mobile: field('string', '手机（代替申请表的 mobile 和账号里的）', 'Mobile, instead of the application’s `mobile` and the account’s'),
    email: field('string', '邮箱（代替申请表的 email 和账号里的）', 'E-mail, instead of the application’s `email` and the account’s'),
    channel: field('string', '消息通道（清单 ports.channels 中的一个）', 'Channel, one of ports.channels'),
  },
  outputs: { notified: needed('number', '通知到的人数', 'Number of people notified') },
  simulate(input, world) {
    const message = { title: textOf(input, 'title'), text: textOf(input, 'text') };
    const told = casesToTell(input.cases);
    if (!told) {
      world.notifications.push({ to: textOf(input, 'to'), ...message });
      return { status: 'answered', output: { notified: 1 } };
    }
    const own = world.key.split('/')[0];
    for (const file of told) {
      if (file === own) world.notifications.push({ to: 'applicant', ...message });
      else world.mail.push({ case: file, to: 'applicant', ...message });
    }
    return { status: 'answered', output: { notified: told.length } };
  },
};

/** The cases whose applicants are to be told, each once; `undefined` where the message is not about a list of cases. */
export function casesToTell(value: Value | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;

  return [...new Set(value.filter((one) => typeof one === 'string' && one !== ''))];
}
