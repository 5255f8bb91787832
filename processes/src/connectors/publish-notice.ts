import { chinaCalendar, civilDateOf, dueDate } from '@onething/rules';
import { checkNotice } from '../notices/check-notice.js';
import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';

/** Puts up a masked list for its audience until the last working day of its period is over (F2). */
export const publishNotice: ConnectorDescriptor = {
  id: 'publish-notice',
  title: { zh: '发布公示', en: 'Publish a notice' },
  inputs: {
    title: needed('string', '标题', 'Title'),
    titleEn: field('string', '英文标题', 'Title in English'),
    audience: needed('string', '受众：school 校内、department 本单位、public 社会公众', 'Audience: school, department or public'),
    group: field('string', '学校标识（校内公示）', 'School id (audience school)'),
    entries: needed('list', '名单：key、name、detail（班级、档次）', 'Entries: key, name, detail (class, level)'),
    days: needed('number', '公示工作日数', 'Working days'),
    place: field('string', '公示栏（清单 ports.notices 中的一个）', 'Notice place, one of ports.notices'),
  },
  outputs: {
    noticeId: needed('string', '公示标识', 'Id of the notice'),
    from: needed('string', '发布日期', 'Published on'),
    to: needed('string', '公示最后一日', 'Last day'),
    until: needed('string', '撤下的时刻', 'Instant at which it is taken down'),
    count: needed('number', '公示人数', 'Number of entries'),
  },
  simulate(input, world) {
    const content = checkNotice(input);
    if (!content.ok) return { status: 'error', code: content.code, message: content.message.zh };

    const { date: to, at: until } = dueDate({ value: content.value.days, unit: 'workday' }, world.now, chinaCalendar);
    const noticeId = `notice-${world.notices.length + 1}`;
    world.notices.push({ ...content.value, id: noticeId, case: world.key.split('/')[0] ?? '', until, objections: [], withdrawn: false });
    return { status: 'answered', output: { noticeId, from: civilDateOf(world.now), to, until, count: content.value.entries.length } };
  },
};
