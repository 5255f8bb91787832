import { done } from '@onething/rules';
import { SetSubstitution, SubstitutionList } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { command, route } from '../route/route.js';
import { byId } from './ids.js';

const listSubstitutions = route({
  method: 'GET',
  path: '/substitutions',
  summary: { zh: '请假代办', en: 'Who stands in for whom' },
  action: 'substitutions.own',
  output: json(SubstitutionList),
  handle: async ({ actor }, { engine: { substitutions } }) =>
    done({ items: [...(await substitutions.list(actor))], colleagues: [...(await substitutions.colleagues(actor))] }),
});

const setSubstitution = command({
  method: 'POST',
  path: '/substitutions',
  summary: { zh: '设置代办', en: 'Set a substitute' },
  action: 'substitutions.own',
  body: jsonBody(SetSubstitution),
  output: nothing,
  handle: ({ body, actor, once }, { engine }) => engine.substitutions.set(body, actor, once),
});

const endSubstitution = command({
  method: 'POST',
  path: '/substitutions/{id}/end',
  summary: { zh: '结束代办', en: 'End a substitution' },
  action: 'substitutions.own',
  params: byId,
  output: nothing,
  handle: ({ params, actor, once }, { engine }) => engine.substitutions.end(params.id, actor, once),
});

export const substitutionRoutes = [listSubstitutions, setSubstitution, endSubstitution];
