import { done } from '@onething/rules';
import { z } from 'zod';
import { ScheduleEntry, SwitchStart } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';

const listSchedules = route({
  method: 'GET',
  path: '/scheduled-starts',
  summary: { zh: '到时启动的事项：时间、下一次、开过的办件', en: 'What the clock begins: when, next, and the cases it opened' },
  action: 'schedules.read',
  output: json(z.object({ items: z.array(ScheduleEntry).readonly() })),
  handle: async ({ actor }, { engine }) => {
    const found = await engine.schedules.list(actor);
    return found.ok ? done({ items: found.value }) : found;
  },
});

// Pausing what is paused changes nothing, so that no key is needed.
const pauseStart = route({
  method: 'POST',
  path: '/scheduled-starts/pause',
  summary: { zh: '暂停到时启动（留痕）', en: 'Open no cases by the clock until it is resumed; the reason is kept' },
  action: 'schedules.pause',
  body: jsonBody(SwitchStart),
  output: nothing,
  handle: ({ body, actor }, { engine }) => engine.schedules.pause(body, body.reason, actor),
});

const resumeStart = route({
  method: 'POST',
  path: '/scheduled-starts/resume',
  summary: { zh: '恢复到时启动（留痕）', en: 'Go on with the next time; the reason is kept' },
  action: 'schedules.pause',
  body: jsonBody(SwitchStart),
  output: nothing,
  handle: ({ body, actor }, { engine }) => engine.schedules.resume(body, body.reason, actor),
});

export const scheduleRoutes = [listSchedules, pauseStart, resumeStart];
