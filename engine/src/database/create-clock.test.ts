import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { clockStore } from '../stores/clock-store.js';
import { createClock } from './create-clock.js';

const { systemAdministrator, archivist } = actors;

describe('the clock of a demonstration', () => {
  let database: TestDatabase;
  let parts: TestParts;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await demoTenantsAndPeople(database);
  });
  afterAll(() => database.close());

  it('does not exist before somebody has made it, and then nothing moves', async () => {
    expect(await parts.clock.offsetSeconds()).toBe(0);
    expect(await parts.clock.moveForward({ days: 1 }, systemAdministrator)).toMatchObject({ ok: false, code: 'CLOCK_FIXED' });
  });

  it('goes on from where it was set', async () => {
    await setClock(database, '2026-09-14T09:00:00+08:00');
    expect(await parts.clock.now()).toMatch(/^2026-09-14T09:00:/);
  });

  it('moves by working days (one is a Sunday that is worked), by days and by hours, and keeps the time of day', async () => {
    expect(await parts.clock.moveForward({ workdays: 6 }, systemAdministrator)).toMatchObject({
      ok: true,
      value: { now: expect.stringMatching(/^2026-09-21T09:0/) },
    });
    expect(await parts.clock.moveForward({ days: 1, hours: 2 }, systemAdministrator)).toMatchObject({
      ok: true,
      value: { now: expect.stringMatching(/^2026-09-22T11:0/) },
    });
  });

  it('moves for nobody but the system administrator, never back, and not in production', async () => {
    expect(await parts.clock.moveForward({ days: 1 }, archivist)).toMatchObject({ ok: false, code: 'CLOCK_FIXED' });
    expect(await parts.clock.moveForward({ days: -1 }, systemAdministrator)).toMatchObject({ ok: false });
    const production = createClock({ store: clockStore(database.app), mode: 'production', calendar: parts.library.calendar, moved: () => undefined });
    expect(await production.moveForward({ days: 1 }, systemAdministrator)).toMatchObject({ ok: false, code: 'CLOCK_FIXED' });
  });
});
