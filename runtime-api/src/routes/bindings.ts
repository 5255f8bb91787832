import { done } from '@onething/rules';
import { z } from 'zod';
import { BindingChange, ChangeBinding, PackageBindings } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';

const listBindings = route({
  method: 'GET',
  path: '/bindings',
  summary: { zh: '本单位各事项包的接口由谁承担', en: 'Who and what answers here for the ports of packages' },
  action: 'bindings.read',
  output: json(z.object({ items: z.array(PackageBindings) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.bindings.list(actor))] }),
});

const listChanges = route({
  method: 'GET',
  path: '/binding-changes',
  summary: { zh: '接口绑定的变更记录', en: 'Who has changed which binding when' },
  action: 'bindings.read',
  output: json(z.object({ items: z.array(BindingChange) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.bindings.history(actor))] }),
});

const changeBinding = route({
  method: 'POST',
  path: '/bindings',
  summary: { zh: '变更接口绑定，立即生效并留下记录', en: 'Change a binding, in force at once and written down' },
  action: 'bindings.change',
  body: jsonBody(ChangeBinding),
  output: nothing,
  handle: ({ body, actor }, { engine }) => engine.bindings.change(body, actor),
});

export const bindingRoutes = [listBindings, listChanges, changeBinding];
