import { done } from '@onething/rules';
import { z } from 'zod';
import { SharingKey, TrustedSigner, TrustSigner } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { json } from '../route/outputs/json.js';
import { nothing } from '../route/outputs/nothing.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';

const readKey = route({
  method: 'GET',
  path: '/sharing-key',
  summary: { zh: '本单位共享事项包的签名公钥', en: 'The key that this tenant signs shared packages with' },
  action: 'trust.read',
  output: json(SharingKey),
  handle: async ({ actor }, { engine }) => done(await engine.sharing.key(actor)),
});

const listSigners = route({
  method: 'GET',
  path: '/trusted-signers',
  summary: { zh: '信任的签名人', en: 'Signers that are trusted here' },
  action: 'trust.read',
  output: json(z.object({ items: z.array(TrustedSigner) })),
  handle: async ({ actor }, { engine }) => done({ items: [...(await engine.sharing.trusted(actor))] }),
});

const trustSigner = route({
  method: 'POST',
  path: '/trusted-signers',
  summary: { zh: '信任一个签名人', en: 'Trust a signer, after comparing the fingerprint in another way' },
  action: 'trust.decide',
  body: jsonBody(TrustSigner),
  output: json(TrustedSigner, 'created'),
  handle: ({ body, actor }, { engine }) => engine.sharing.trust(body, actor),
});

const distrustSigner = route({
  method: 'DELETE',
  path: '/trusted-signers/{id}',
  summary: { zh: '不再信任签名人', en: 'Trust a signer no longer' },
  action: 'trust.decide',
  params: byId,
  output: nothing,
  handle: ({ params, actor }, { engine }) => engine.sharing.distrust(params.id, actor),
});

export const sharingRoutes = [readKey, listSigners, trustSigner, distrustSigner];
