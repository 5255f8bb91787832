import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Jest global setup of the browser project: the journeys run against what is shipped, so it is built first (skipped when fresh). */
export default function buildWeb(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))], { stdio: 'inherit' });
}
