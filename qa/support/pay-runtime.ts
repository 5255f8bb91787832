import { findForm } from '@onething/processes';
import { done } from '@onething/rules';
import type { Actor } from '../../engine/src/engine.js';
import { createRuntime, type RuntimeExtras } from '../../engine/src/runtime/create-runtime.js';
import type { Runtime, RuntimeParts } from '../../engine/src/runtime-parts.js';
import { payRegion } from './pay-package.js';
import type { TestDatabase } from './test-database.js';
import { type TestParts, testParts } from './test-parts.js';

/** One node that runs the paying package, with a bank and failpoints of the test's own. */
export interface PayRuntime {
  readonly runtime: Runtime;
  readonly parts: TestParts;
  /** Opens a list of the term's grants. */
  open(term: string, key: string): ReturnType<Runtime['cases']['open']>;
}

const clerk: Actor = { person: 'clerk', name: '经办人', tenant: '330000', roles: ['applicant'], ports: [] };

/** Somebody of the finance office who holds these ports of the paying package. */
export function financePerson(person: string, ...ports: readonly string[]): Actor {
  return { person, name: person, tenant: payRegion, roles: ['clerk'], ports: ports.map((port) => `pay/${port}`) };
}

/** Puts the node together; the package is published before. */
export function openPayRuntime(database: TestDatabase, extras: RuntimeExtras): PayRuntime {
  const parts = testParts(database);
  const runtime = createRuntime({ ...parts.runtime, drafts: draftsOf(parts) }, extras);
  return { runtime, parts, open: (term, key) => runtime.cases.open({ draft: key, values: { term } }, clerk, { key }) };
}

/** A draft for every key: whether a case was opened from it is the case's own knowledge. */
function draftsOf({ library }: TestParts): RuntimeParts['drafts'] {
  return {
    async get(id) {
      const found = await library.ofMatter('pay/pay', payRegion);
      if (!found.ok) return found;
      const { release, matter } = found.value;
      const form = findForm(release.compiled, matter.process, matter.form);
      if (!form) throw new Error('the paying package has a form');
      return done({ id, matter: 'pay/pay', region: payRegion, release: release.hash, form, texts: {}, values: {}, prefilled: {}, savedAt: '', rev: 1 });
    },
    remove: async () => undefined,
  };
}
