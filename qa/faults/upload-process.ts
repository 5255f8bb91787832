import { openDatabase } from '../../engine/src/database/open-database.js';
import { applicant } from '../support/small-world.js';
import { testParts } from '../support/test-parts.js';

/** A node that keeps uploads, to be killed. */
const { app, url } = openDatabase(process.env.NODE_DATABASE_URL ?? '');
const { files } = testParts({ app, url, owner: app, ownerUrl: '', close: async () => undefined });
process.on('message', ({ n, base64 }: { n: number; base64: string }) => {
  files.save({ name: `${n}.pdf`, declaredType: 'application/pdf', bytes: Buffer.from(base64, 'base64') }, applicant).then((saved) => {
    process.send?.(saved.ok ? { n, id: saved.value.id, sha256: saved.value.sha256 } : { n, code: saved.code });
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
