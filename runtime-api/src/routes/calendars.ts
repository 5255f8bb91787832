import { done } from '@onething/rules';
import { z } from 'zod';
import { MovedDate, WorkingCalendar, YearArrangement, YearCompared } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';

const readCalendar = route({
  method: 'GET',
  path: '/calendar',
  summary: { zh: '工作日历：已公布的年份与期限重算进度', en: 'The working-day calendar: the years that are known, and how far open cases are counted again' },
  action: 'calendars.read',
  output: json(WorkingCalendar),
  handle: ({ actor }, { engine }) => engine.calendars.current(actor),
});

// The same arrangement again changes nothing, so that no key is needed.
const importYear = route({
  method: 'POST',
  path: '/calendar/years',
  summary: { zh: '导入一年的放假安排，在办件的期限随后重算', en: 'Take in the arrangement of a year; open cases are counted again afterwards' },
  action: 'calendars.import',
  body: jsonBody(YearArrangement),
  output: json(WorkingCalendar),
  handle: ({ body, actor }, { engine }) => engine.calendars.importYear(body, actor),
});

const compareYear = route({
  method: 'POST',
  path: '/calendar/years/compare',
  summary: { zh: '核对一年的放假安排与现行日历的差异', en: 'What the arrangement of a year would change, day by day; nothing is kept' },
  action: 'calendars.import',
  body: jsonBody(YearArrangement),
  output: json(YearCompared),
  handle: ({ body, actor }, { engine }) => engine.calendars.compareYear(body, actor),
});

const readMoved = route({
  method: 'GET',
  path: '/calendar/moved',
  summary: { zh: '期限重算后变动的日期（最近 200 条）', en: 'Dates that recounts have moved, the latest 200' },
  action: 'calendars.read',
  output: json(z.object({ items: z.array(MovedDate).readonly() })),
  handle: async ({ actor }, { engine }) => {
    const moved = await engine.calendars.moved(actor);
    return moved.ok ? done({ items: moved.value }) : moved;
  },
});

export const calendarRoutes = [readCalendar, importYear, compareYear, readMoved];
