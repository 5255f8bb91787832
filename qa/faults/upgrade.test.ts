import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordRun } from './record-run.js';
import { captured, goOn, type StoredState, shapes } from './stored-states.js';

const folder = path.join(import.meta.dirname, 'states');
/** `CAPTURE=format-2 npm run jest …` writes what this version stores, before the format changes. */
const capture = process.env.CAPTURE;

describe('T-upgrade: cases that an earlier version has stored', () => {
  if (capture !== undefined)
    it('are captured', async () => {
      const states: StoredState[] = [];
      for (const shape of shapes) states.push(await captured(shape));
      writeFileSync(path.join(folder, `${capture}.json`), `${JSON.stringify(states, null, 1)}\n`);
    });

  const stored = readdirSync(folder).flatMap((file) => {
    const states: StoredState[] = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    return states.map((state) => ({ file, state }));
  });

  it.each(stored.map(({ file, state }) => [file, state.name, state] as const))(
    '%s: %s waits for the same and ends the same way',
    async (_file, _name, state) => {
      const { open, then, status } = await goOn(state);
      expect({ open, then, status }).toEqual({ open: state.open, then: state.then, status: state.status });
      expect(status).toBe('completed');
    },
  );

  it('are there for every shape', () => {
    for (const { name } of shapes) expect(stored.map(({ state }) => state.name)).toContain(name);
    recordRun({ test: 'T-upgrade', cycles: stored.length, faults: 0, violations: 0, seed: 0 });
  });
});
