import net from 'node:net';
import pino from 'pino';
import { eventually } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { stepListener } from './step-listener.js';

/** Stands before the database, counts who comes in, and can send everybody away. */
class Door {
  tries = 0;
  open = true;
  private readonly inside = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.meet(socket));

  constructor(private readonly target: URL) {}

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    const url = new URL(this.target);
    url.port = String(typeof address === 'object' ? address?.port : 0);
    return url.href;
  }

  shut(): void {
    this.open = false;
    for (const socket of this.inside) socket.destroy();
  }

  close(): void {
    this.shut();
    this.server.close();
  }

  private meet(socket: net.Socket): void {
    this.tries += 1;
    socket.on('error', () => undefined);
    if (!this.open) return void socket.destroy();
    const behind = net.connect(Number(this.target.port), this.target.hostname).on('error', () => undefined);
    for (const one of [socket, behind]) this.inside.add(one);
    socket.pipe(behind).pipe(socket);
  }
}

describe('the ear of a node', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('knocks once a second while the database is away, however long that lasts, and hears again when it is back', async () => {
    const door = new Door(new URL(database.url));
    const heard: unknown[] = [];
    const listener = stepListener(await door.listen(), (saved) => heard.push(saved), pino({ level: 'silent' }));
    await listener.start();
    door.shut();
    const before = door.tries;
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(door.tries - before).toBeGreaterThan(2);
    expect(door.tries - before).toBeLessThanOrEqual(6);

    door.open = true;
    const saved = { node: 'other', work: true, cases: [] };
    await eventually(
      async () => {
        await database.app.raw(`select pg_notify('onething_steps', ?)`, [JSON.stringify(saved)]);
        return heard.length;
      },
      (n) => n > 0,
    );
    expect(heard[0]).toEqual(saved);
    await listener.stop();
    door.close();
  }, 60_000);
});
