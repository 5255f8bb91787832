import { done } from '@onething/rules';
import { z } from 'zod';
import { Clock, DemoPerson, MoveClock, Region, RenewPassword, Session, SignIn } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { sessionClosed, sessionOpened } from '../route/outputs/session-cookie.js';
import { publicRoute, route } from '../route/route.js';
import { describeSession, renewPassword, signIn } from './sign-in.js';

const readSession = publicRoute({
  method: 'GET',
  path: '/session',
  summary: { zh: '当前登录状态', en: 'Who is signed in' },
  action: 'session.read',
  output: json(Session),
  handle: async ({ caller }, site) => done(await describeSession(site, caller.session)),
});

const openSession = publicRoute({
  method: 'POST',
  path: '/session',
  summary: { zh: '登录', en: 'Sign in' },
  action: 'session.open',
  body: jsonBody(SignIn),
  output: sessionOpened(Session),
  handle: ({ body, caller }, site) => signIn(site, body, caller),
});

const changePassword = publicRoute({
  method: 'PATCH',
  path: '/session/password',
  summary: { zh: '换成自己的新密码并登录', en: 'Choose an own password, and sign in with it' },
  action: 'session.open',
  body: jsonBody(RenewPassword),
  output: sessionOpened(Session),
  handle: ({ body, caller }, site) => renewPassword(site, body, caller),
});

const closeSession = publicRoute({
  method: 'DELETE',
  path: '/session',
  summary: { zh: '退出', en: 'Sign out' },
  action: 'session.close',
  output: sessionClosed,
  handle: async ({ caller }, { engine }) => done(await engine.identity.signOut(caller.token ?? '')),
});

const demoPeople = publicRoute({
  method: 'GET',
  path: '/demo-people',
  summary: { zh: '演示人员', en: 'The people of the demo' },
  action: 'demoPeople.list',
  demoOnly: true,
  output: json(z.object({ items: z.array(DemoPerson) })),
  handle: async (_request, { engine }) => done({ items: await engine.identity.demoPeople() }),
});

const moveClock = route({
  method: 'POST',
  path: '/clock',
  summary: { zh: '把演示时钟向前拨', en: 'Move the demo clock forward' },
  action: 'clock.move',
  demoOnly: true,
  body: jsonBody(MoveClock),
  output: json(Clock),
  handle: ({ body, actor }, { engine }) => engine.clock.moveForward(body, actor),
});

const regions = publicRoute({
  method: 'GET',
  path: '/regions',
  summary: { zh: '办理地区', en: 'Regions' },
  action: 'regions.list',
  output: json(z.object({ items: z.array(Region) })),
  handle: async (_request, { engine }) => done({ items: await engine.identity.regions() }),
});

export const sessionRoutes = [readSession, openSession, changePassword, closeSession, demoPeople, moveClock, regions];
