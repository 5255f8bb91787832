import { done } from '@onething/rules';
import { z } from 'zod';
import { DocumentSummary, RevokeDocument, Verification } from '../contract/index.js';
import { jsonBody } from '../route/bodies/json-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { command, publicRoute, route } from '../route/route.js';
import { byId } from './ids.js';
import { readPdf } from './read-pdf.js';

const readDocument = route({
  method: 'GET',
  path: '/documents/{id}/pdf',
  summary: { zh: '证照 PDF', en: 'The paper as PDF' },
  action: 'documents.read',
  params: byId,
  output: download('application/pdf', 'inline'),
  handle: ({ params, actor }, { engine }) => readPdf(engine, params.id, actor),
});

const revokeDocument = command({
  method: 'POST',
  path: '/documents/{id}/revoke',
  summary: { zh: '撤销证照', en: 'Revoke a paper' },
  action: 'documents.revoke',
  params: byId,
  body: jsonBody(RevokeDocument),
  output: json(DocumentSummary),
  handle: ({ params, body, actor, once }, { engine }) => engine.documents.revoke(params.id, body.reason, actor, once),
});

const verifyDocument = publicRoute({
  method: 'GET',
  path: '/verify/{numberOrToken}',
  summary: { zh: '公众核验', en: 'Public verification of a paper' },
  action: 'documents.verify',
  params: z.object({ numberOrToken: z.string().min(1).max(200) }),
  output: json(Verification),
  handle: async ({ params }, { engine }) => done(await engine.documents.verify(params.numberOrToken)),
});

export const documentRoutes = [readDocument, revokeDocument, verifyDocument];
