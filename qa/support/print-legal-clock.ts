/** Prints what the legal clock says in this process: run in another time zone it must print the same. */
import { legalVectors, workedDays } from '../../rules/src/clock/testing/legal-vectors.js';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write(JSON.stringify({ zone, vectors: legalVectors.map(({ id, compute }) => [id, compute()]), days: workedDays() }));
