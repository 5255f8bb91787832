import type { Message } from '@onething/rules';
import type { TimerText } from './timer-text.js';

/** When the clock begins something, in words: `每月 1 日 08:00`. What cannot be said simply stands as it is written. */
export function describeTimes(time: TimerText): Message {
  if (time.kind === 'date')
    return { zh: `${time.at.slice(0, 10)} ${time.at.slice(11, 16)}，一次`, en: `once, ${time.at.slice(0, 10)} ${time.at.slice(11, 16)}` };
  if (time.kind === 'duration') return { zh: `${time.iso} 之后，一次`, en: `once, after ${time.iso}` };
  if (time.kind === 'cycle') return { zh: `每隔 ${time.iso}`, en: `every ${time.iso}` };

  return ofCron(time.text) ?? { zh: `按时间表 ${time.text}`, en: `by the times ${time.text}` };
}

function ofCron(text: string): Message | undefined {
  const fields = text.trim().split(/ +/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields.length === 6 && fields[0] === '0' ? fields.slice(1) : fields;
  if (fields.length > 6 || !/^\d{1,2}$/.test(minute) || !/^\d{1,2}(,\d{1,2})*$/.test(hour)) return undefined;
  const times = hour.split(',').map((one) => `${one.padStart(2, '0')}:${minute.padStart(2, '0')}`);
  const on = daysOf(any(day), any(month), any(weekday));

  return on && { zh: `${on.zh} ${times.join('、')}`, en: `${on.en} at ${times.join(', ')}` };
}

function any(field: string): string {
  return field === '?' ? '*' : field;
}

function daysOf(day: string, month: string, weekday: string): Message | undefined {
  if (day === '*' && month === '*' && weekday === '*') return { zh: '每天', en: 'every day' };
  if (day === '*' && month === '*') return ofWeek(weekday);
  if (weekday !== '*' || !/^(\d{1,2}(,\d{1,2})*|L)$/.test(day)) return undefined;
  const days = day === 'L' ? { zh: '最后一天', en: 'the last day' } : { zh: `${day.replaceAll(',', '、')} 日`, en: `day ${day.replaceAll(',', ', ')}` };
  if (month === '*') return { zh: `每月 ${days.zh}`, en: `${days.en} of every month` };
  if (!/^\d{1,2}(,\d{1,2})*$/.test(month)) return undefined;

  return { zh: `每年 ${month.replaceAll(',', '、')} 月 ${days.zh}`, en: `${days.en} of month ${month.replaceAll(',', ', ')}` };
}

const weekdays: Readonly<Record<string, Message>> = {
  '0': { zh: '周日', en: 'Sunday' },
  '1': { zh: '周一', en: 'Monday' },
  '2': { zh: '周二', en: 'Tuesday' },
  '3': { zh: '周三', en: 'Wednesday' },
  '4': { zh: '周四', en: 'Thursday' },
  '5': { zh: '周五', en: 'Friday' },
  '6': { zh: '周六', en: 'Saturday' },
  '7': { zh: '周日', en: 'Sunday' },
};

function ofWeek(weekday: string): Message | undefined {
  if (/^(1-5|MON-FRI)$/i.test(weekday)) return { zh: '周一至周五', en: 'Monday to Friday' };
  const days = weekday.split(',').map((one) => weekdays[one]);
  if (days.some((one) => one === undefined)) return undefined;

  return { zh: `每${days.map((one) => one?.zh).join('、')}`, en: `every ${days.map((one) => one?.en).join(', ')}` };
}
