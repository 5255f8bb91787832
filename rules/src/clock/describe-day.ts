import type { Message } from '../values.js';
import { dayOfWeek } from './civil-date.js';
import type { CountedDay, DueDate } from './limit.js';

const weekdays = '一二三四五六日';

/** A line for every day of a due date, counted or not, and why: `2026-02-15（周日）：春节放假，不计`. */
export function describeDays({ days }: Pick<DueDate, 'days'>): readonly Message[] {
  let number = 0;
  return days.map((day) => {
    if (day.counted) number += 1;
    return lineOf(day, number);
  });
}

function lineOf(day: CountedDay, number: number): Message {
  const { zh, en } = reasonOf(day);
  const date = `${day.date}（周${weekdays[dayOfWeek(day.date) - 1]}）`;

  return day.counted
    ? { zh: `${date}：${zh}，第 ${number} 天`, en: `${day.date}: ${en}, day ${number}` }
    : { zh: `${date}：${zh}，不计`, en: `${day.date}: ${en}, not counted` };
}

function reasonOf({ reason, name = '' }: CountedDay): Message {
  switch (reason) {
    case 'start':
      return { zh: '起算事件当日', en: 'the day of the event' };
    case 'workday':
      return { zh: '工作日', en: 'a working day' };
    case 'make-up':
      return { zh: '调休上班', en: 'a make-up working day' };
    case 'weekend':
      return { zh: '周末', en: 'a weekend day' };
    case 'holiday':
      return { zh: `${name}放假`, en: `a holiday (${name})` };
    case 'excluded':
      return { zh: `${name}所用时间`, en: `excluded time (${name})` };
    case 'day':
      return { zh: '自然日', en: 'a calendar day' };
  }
}
