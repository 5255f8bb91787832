import { openTestDatabase } from '../support/test-database.js';
import { brokenByClaim } from './claim-promises.js';
import { brokenBySave } from './save-promises.js';

describe('save and claim, function by function', () => {
  it.each([
    ['save', brokenBySave],
    ['claim', brokenByClaim],
  ])(
    '%s keeps what it promises',
    async (_, broken) => {
      const database = await openTestDatabase();
      expect(await broken(database)).toEqual([]);
      await database.close();
    },
    60_000,
  );
});
