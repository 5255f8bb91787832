import { done } from '@onething/rules';
import { z } from 'zod';
import { DocumentBatch, DocumentSummary, RevokeDocument, Verification } from '../contract/index.js';
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

const listBatches = route({
  method: 'GET',
  path: '/cases/{id}/document-batches',
  summary: { zh: '批量出具的进度', en: 'Papers that a case issues by batch, and how far it is' },
  action: 'documents.batches',
  params: byId,
  output: json(z.object({ items: z.array(DocumentBatch).readonly() })),
  handle: async ({ params, actor }, { engine }) => {
    const batches = await engine.documents.batches(params.id, actor);
    return batches.ok ? done({ items: batches.value }) : batches;
  },
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

export const documentRoutes = [readDocument, listBatches, revokeDocument, verifyDocument];
