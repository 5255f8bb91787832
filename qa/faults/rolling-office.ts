import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** What somebody saw of the work: everything that was answered with a 2xx. */
export interface OfficeLedger {
  readonly opened: string[];
  readonly completed: string[];
  /** Answers that nobody should get; a node that is going or gone may say 503 or take no connection. */
  readonly refused: string[];
  /** How often the next node was asked, by the reason. */
  readonly elsewhere: Record<string, number>;
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Families and clerks who work until they are told to stop; each sends to one of the nodes that are there, and to the next one when it takes no request. */
export class RollingOffice {
  readonly ledger: OfficeLedger = { opened: [], completed: [], refused: [], elsewhere: {} };
  private working = true;
  private turn = 0;

  /** `ports`: those of the nodes that are there, as a load balancer knows them. */
  constructor(private readonly ports: () => readonly number[]) {}

  /** One clerk with her families: a form is begun and sent, and its task is done. */
  async work(citizens: readonly string[], clerk: string): Promise<void> {
    for (let n = 0; this.working; n += 1) {
      const citizen = citizens[n % citizens.length] ?? '';
      const draft = await this.insist(citizen, '/drafts', { matter: 'morning/enrol', region: '330199' });
      const opened = await this.insist(citizen, '/cases', { draft: draft.body.id, values: { child: `孩子${n}`, household: '本区', years: 3, sibling: false } });
      if (opened.status !== 201) continue;
      const id = String(opened.body.id);
      this.ledger.opened.push(id);
      const done = await this.insist(clerk, `/tasks/${id}.a3/complete`, { values: { verdict: '录取' } });
      if (done.status < 300) this.ledger.completed.push(id);
    }
  }

  stop(): void {
    this.working = false;
  }

  /** The same command under the same key until a node has answered it. */
  private async insist(token: string, path: string, body: unknown): Promise<Answered> {
    const key = randomUUID();
    for (const end = Date.now() + 30_000; ; ) {
      const ports = this.ports();
      const port = ports[this.turn++ % ports.length] ?? 0;
      const answer = await send(port, token, `/api/v1${path}`, key, JSON.stringify(body)).catch((error) => String(error.code ?? error));
      if (typeof answer !== 'string' && answer.status !== 503) return this.noted(path, answer);
      const reason = typeof answer === 'string' ? answer : '503';
      this.ledger.elsewhere[reason] = (this.ledger.elsewhere[reason] ?? 0) + 1;
      if (Date.now() > end) throw new Error(`Nobody has answered ${path} for half a minute: ${reason}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private noted(path: string, answer: Answered): Answered {
    if (answer.status >= 300) this.ledger.refused.push(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    return answer;
  }
}

/** One request on a connection of its own: what was sent is answered, or was never taken. */
function send(port: number, token: string, path: string, key: string, text: string): Promise<Answered> {
  const headers = { Cookie: `onething=${token}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), 'Idempotency-Key': key };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method: 'POST', path, headers, agent: false }, (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (part) => {
        received += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: received ? JSON.parse(received) : {} })).on('error', reject);
    });
    call.on('error', reject).end(text);
  });
}
