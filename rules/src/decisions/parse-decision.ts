import { decisionKinds, kindNamed } from '../kinds/index.js';
import { type Outcome, refused } from '../outcome.js';
import { isObject, readAll } from '../reading/read.js';
import type { DecisionDefinition } from './definition.js';

/** Reads one file of `decisions/` from untrusted JSON; everything that is wrong is told with its place. */
export function parseDecision(json: unknown): Outcome<DecisionDefinition> {
  const name: unknown = isObject(json) && Object.hasOwn(json, 'kind') ? Reflect.get(json, 'kind') : undefined;
  const kind = kindNamed(name);
  if (!kind) return unknownKind();

  return readAll(kind.read, json, 'DECISION_INVALID', {
    zh: '决策文件的写法有误，请按提示修改。',
    en: 'The decision is not written correctly; see the problems.',
  });
}

function unknownKind() {
  const zh = decisionKinds.map((kind) => `${kind.kind}（${kind.title.zh}）`).join('、');
  const en = decisionKinds.map((kind) => kind.kind).join(', ');

  return refused('DECISION_KIND_UNKNOWN', { zh: `请用“kind”写明决策的种类：${zh}。`, en: `State the kind of decision in "kind": ${en}.` });
}
