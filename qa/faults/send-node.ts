import type { DocumentDefinition, PaperRow } from '@onething/processes';
import pino from 'pino';
import { v7 } from 'uuid';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { issueBatch } from '../../engine/src/documents/issue-batch.js';
import { ed25519 } from '../../engine/src/documents/seal/ed25519.js';
import { openChannels } from '../../engine/src/notifications/channels/open-channels.js';
import { createSending } from '../../engine/src/notifications/sending.js';
import { caseStore } from '../../engine/src/stores/case-store.js';
import { deliveryStore } from '../../engine/src/stores/delivery-store.js';
import { documentBatchStore } from '../../engine/src/stores/document-batch-store.js';
import { documentStore } from '../../engine/src/stores/document-store.js';
import { sealStore } from '../../engine/src/stores/seal-store.js';

/** A batch that each node goes on with. */
export interface SentBatch {
  readonly key: string;
  readonly tenant: string;
  readonly instance: string;
  readonly definition: DocumentDefinition;
  readonly rows: readonly PaperRow[];
}

/** One node that sends messages out and prints a batch, in a process of its own: it says `started`, and `printed` when no row is left. */
const { NODE_DATABASE_URL = '', CHANNELS = '{}', BATCH = '' } = process.env;
const { app } = openDatabase(NODE_DATABASE_URL);
const channels = openChannels(JSON.parse(CHANNELS), { now: Date.now, newId: v7 });
if (!channels.ok) throw new Error(channels.message.en);
const batch: SentBatch = JSON.parse(BATCH);

const logger = pino({ level: 'silent' });
createSending({
  store: deliveryStore(app, v7()),
  channels: channels.value,
  publicUrl: 'http://localhost',
  random: Math.random,
  logger,
  mostADay: 100_000,
}).start();
process.on('disconnect', () => process.exit(0));
process.send?.('started');

const issuing = { documents: documentStore(app), seals: sealStore(app, v7), seal: ed25519, newId: v7, publicUrl: 'http://localhost' };
const parts = { issuing, batches: documentBatchStore(app), cases: caseStore(app), milliseconds: () => performance.now() };
const region = { code: batch.tenant, name: '甲市示例县' };
const order = { ...batch, region, package: 'student-aid', applicant: 'maker', now: '2026-09-14T09:00:00+08:00' };
while (!(await issueBatch(order, parts)));
process.send?.('printed');
