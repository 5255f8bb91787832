import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restoreDrill } from './restore.js';

const { values } = parseArgs({ options: { data: { type: 'string', default: 'data' }, out: { type: 'string' }, deletions: { type: 'string' } } });
const temporary = values.out === undefined ? mkdtempSync(path.join(os.tmpdir(), 'onething-drill-')) : undefined;
const drill = await restoreDrill(values.data, values.out ?? path.join(temporary ?? '', 'restored'), values.deletions);
if (temporary) rmSync(temporary, { recursive: true, force: true });

for (const { tenant, invariant } of drill.violations) console.log(`${tenant}: ${invariant}`);
for (const { tenant, number, code } of drill.auditFaults) console.log(`${tenant}: audit ${code} at seal ${number}`);
const { listed, again, forged } = drill.deletions;
console.log(`${listed} deletions listed, ${again} deleted again, ${forged} lines of the list not its own`);
const bad = drill.violations.length + drill.auditFaults.length + forged;
console.log(`${drill.kind} backup, ${drill.megabytes} MB, ${drill.tenants} tenants, RTO ${drill.rto} ms, ${bad} violations`);
process.exitCode = bad === 0 ? 0 : 1;
