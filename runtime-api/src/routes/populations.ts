import { done } from '@onething/rules';
import { z } from 'zod';
import {
  AskBudget,
  AskCliffs,
  AskPeople,
  Budget,
  Change,
  ChangedPerson,
  Cliff,
  Compared,
  FreezePopulation,
  Knobs,
  Population,
  SyntheticPopulation,
} from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const listPopulations = route({
  method: 'GET',
  path: '/populations',
  summary: { zh: '冻结的人群', en: 'Frozen populations' },
  action: 'populations.compare',
  output: json(z.object({ items: z.array(Population).readonly() })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.populations.list(actor) }),
});

const freezePopulation = route({
  method: 'POST',
  path: '/populations',
  weight: 'large',
  summary: { zh: '冻结人群', en: 'Begin to freeze people by a plan of a package' },
  action: 'populations.freeze',
  body: jsonBody(FreezePopulation),
  output: json(Population, 'created'),
  handle: ({ body, actor }, { engine }) => engine.populations.freeze(body, actor),
});

const makePopulation = route({
  method: 'POST',
  path: '/synthetic-populations',
  weight: 'large',
  summary: { zh: '生成虚构人群（演示）', en: 'Make people up (demonstrations)' },
  action: 'populations.compare',
  demoOnly: true,
  body: jsonBody(SyntheticPopulation),
  output: json(Population, 'created'),
  handle: ({ body: { people, ...order }, actor }, { engine }) => engine.populations.freeze({ ...order, days: 30, from: { kind: 'synthetic', people } }, actor),
});

const readPopulation = route({
  method: 'GET',
  path: '/populations/{id}',
  summary: { zh: '一个人群', en: 'One population, and how far its freezing is' },
  action: 'populations.compare',
  params: byId,
  output: json(Population),
  handle: ({ params, actor }, { engine }) => engine.populations.get(params.id, actor),
});

const discardPopulation = route({
  method: 'DELETE',
  path: '/populations/{id}',
  summary: { zh: '删除人群', en: 'Delete a population before its time' },
  action: 'populations.freeze',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.populations.discard(params.id, actor),
});

const readKnobs = route({
  method: 'GET',
  path: '/populations/{id}/numbers',
  summary: { zh: '可以试改的数', en: 'Numbers that can be tried, as a draft or the release in force has them' },
  action: 'populations.compare',
  params: byId,
  query: z.object({ draft: z.string().max(64).optional() }),
  output: json(Knobs),
  handle: ({ params, query, actor }, { engine }) => engine.populations.knobs(params.id, query.draft, actor),
});

const compare = route({
  method: 'POST',
  path: '/populations/{id}/compare',
  weight: 'large',
  summary: { zh: '试算', en: 'Who wins, who loses, what it costs' },
  action: 'populations.compare',
  params: byId,
  body: jsonBody(Change),
  output: json(Compared),
  handle: ({ params, body, actor }, { engine }) => engine.populations.compare(params.id, body, actor),
});

const listPeople = route({
  method: 'POST',
  path: '/populations/{id}/people',
  weight: 'large',
  summary: { zh: '一格里的人', en: 'The changed people behind a cell; the reading is recorded' },
  action: 'populations.people',
  params: byId,
  body: jsonBody(AskPeople),
  output: json(z.object({ items: z.array(ChangedPerson).readonly() })),
  handle: async ({ params, body: { change, affected, ...cell }, actor }, { engine }) => {
    const people = await engine.populations.people(params.id, change, { ...cell, change: affected }, actor);
    return people.ok ? done({ items: people.value }) : people;
  },
});

const fitBudget = route({
  method: 'POST',
  path: '/populations/{id}/budget',
  weight: 'large',
  summary: { zh: '按预算求值', en: 'Which value of one number keeps the cost within a budget, and who loses by it' },
  action: 'populations.compare',
  params: byId,
  body: jsonBody(AskBudget),
  output: json(Budget),
  handle: ({ params, body: { change, ...search }, actor }, { engine }) => engine.populations.fit(params.id, change, search, actor),
});

const findCliffs = route({
  method: 'POST',
  path: '/populations/{id}/cliffs',
  weight: 'large',
  summary: { zh: '断崖', en: 'Where one more unit takes away more than it gives' },
  action: 'populations.compare',
  params: byId,
  body: jsonBody(AskCliffs),
  output: json(z.object({ items: z.array(Cliff).readonly() })),
  handle: async ({ params, body, actor }, { engine }) => {
    const cliffs = await engine.populations.cliffs(params.id, body.change, body.fact, actor);
    return cliffs.ok ? done({ items: cliffs.value }) : cliffs;
  },
});

export const populationRoutes = [
  listPopulations,
  freezePopulation,
  makePopulation,
  readPopulation,
  discardPopulation,
  readKnobs,
  compare,
  listPeople,
  fitBudget,
  findCliffs,
];
