import { done } from '@onething/rules';
import { CompleteTask, ReturnTask, TaskDetail, TaskPage, TaskQuery } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const listTasks = route({
  method: 'GET',
  path: '/tasks',
  summary: { zh: '待办列表', en: 'The work list' },
  action: 'tasks.read',
  query: TaskQuery,
  output: json(TaskPage),
  handle: async ({ query, actor }, { engine }) => done(await engine.tasks.list(query, actor)),
});

const readTask = route({
  method: 'GET',
  path: '/tasks/{id}',
  summary: { zh: '一项待办', en: 'One task' },
  action: 'tasks.read',
  params: byId,
  output: json(TaskDetail),
  handle: ({ params, actor }, { engine }) => engine.tasks.get(params.id, actor),
});

const claimTask = command({
  method: 'POST',
  path: '/tasks/{id}/claim',
  summary: { zh: '认领', en: 'Claim a task' },
  action: 'tasks.work',
  params: byId,
  output: json(TaskDetail),
  handle: ({ params, actor, once }, { engine }) => engine.tasks.claim(params.id, actor, once),
});

const releaseTask = command({
  method: 'POST',
  path: '/tasks/{id}/release',
  summary: { zh: '释放', en: 'Give a task back' },
  action: 'tasks.work',
  params: byId,
  output: json(TaskDetail),
  handle: ({ params, actor, once }, { engine }) => engine.tasks.release(params.id, actor, once),
});

const completeTask = command({
  method: 'POST',
  path: '/tasks/{id}/complete',
  summary: { zh: '办结一项待办', en: 'Complete a task' },
  action: 'tasks.work',
  params: byId,
  body: jsonBody(CompleteTask),
  output: nothing,
  handle: ({ params, body, actor, once }, { engine }) => engine.tasks.complete(params.id, body.values, actor, once),
});

const returnTask = command({
  method: 'POST',
  path: '/tasks/{id}/return',
  summary: { zh: '退回到前面的环节', en: 'Send the case back to an earlier step' },
  action: 'tasks.work',
  params: byId,
  body: jsonBody(ReturnTask),
  output: nothing,
  handle: ({ params, body, actor, once }, { engine }) => engine.tasks.sendBack(params.id, body, actor, once),
});

export const taskRoutes = [listTasks, readTask, claimTask, releaseTask, completeTask, returnTask];
