import { parseDecision } from '../decisions/parse-decision.js';
import { decisionKinds, kindOf } from './index.js';

describe('the kinds of decision', () => {
  it('have one name each', () => {
    expect(new Set(decisionKinds.map((kind) => kind.kind)).size).toBe(decisionKinds.length);
  });

  it('are named to an author who gave none', () => {
    const refusal = parseDecision({ id: 'x' });
    for (const kind of decisionKinds) expect(refusal.ok ? '' : refusal.message.zh).toContain(kind.kind);
  });

  it('do not guess', () => {
    expect(() => kindOf(JSON.parse('{"id":"x","kind":"magic"}'))).toThrow('of no known kind');
  });
});
