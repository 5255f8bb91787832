import { done } from '@onething/rules';
import { z } from 'zod';
import { CaseMove, MovePlan, MoveQuery, ProposeMove } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const planMove = route({
  method: 'GET',
  path: '/case-moves/plan',
  summary: { zh: '在办件能否改按现行版本办理（不作改动）', en: 'What would become of the open cases under the release in force; nothing is changed' },
  action: 'packages.propose',
  query: MoveQuery,
  output: json(MovePlan),
  handle: ({ query, actor }, { engine }) => engine.caseMoves.plan(query.package, actor),
});

const proposeMove = route({
  method: 'POST',
  path: '/case-moves',
  summary: { zh: '提出把在办件迁移到现行版本', en: 'Propose to move the open cases to the release in force' },
  action: 'packages.propose',
  body: jsonBody(ProposeMove),
  output: json(CaseMove, 'created'),
  handle: ({ body, actor }, { engine }) => engine.caseMoves.propose(body.package, body.reason, actor),
});

const listMoves = route({
  method: 'GET',
  path: '/case-moves',
  summary: { zh: '办件迁移记录', en: 'Moves of open cases, proposed and decided' },
  action: 'authoring.read',
  output: json(z.object({ items: z.array(CaseMove).readonly() })),
  handle: async ({ actor }, { engine }) => done({ items: await engine.caseMoves.list(actor) }),
});

// A case is moved once: whatever is asked again finds it on its release.
const approveMove = route({
  method: 'POST',
  path: '/case-moves/{id}/approve',
  summary: { zh: '审批并迁移（提出人不能审批）', en: 'Approve and move; not for who proposed it' },
  action: 'authoring.decide',
  params: byId,
  output: json(CaseMove),
  handle: ({ params, actor }, { engine }) => engine.caseMoves.approve(params.id, actor),
});

export const caseMoveRoutes = [planMove, proposeMove, listMoves, approveMove];
