/** What the server promised: this request, with this key, has made this case. */
interface Acknowledged {
  readonly key: string;
  readonly body: object;
  readonly id: string;
  readonly number: string;
}

const answers = {
  applyType: '本人',
  stage: '普通高中',
  gradSchool: '示例县第一中学',
  gradYear: 2008,
  nameDiffers: '相同',
  reason: '遗失',
  delivery: '电子',
  truth: true,
};

/** An applicant over plain HTTP with a ledger of her own: what was answered with a 2xx is acknowledged, all else is not. */
export class ApplicantClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Requests that the server died with. */
  unanswered = 0;
  /** What the server said no to: nothing here should be. */
  readonly refused: string[] = [];
  private cookie: string | undefined;
  private turn = 0;

  constructor(private readonly person: string) {}

  /** Applies until the server is gone. */
  async applyAgainAndAgain(url: string): Promise<void> {
    try {
      const cookie = await this.signIn(url);
      for (;;) await this.apply(url, cookie);
    } catch (error) {
      if (error instanceof Refusal) this.refused.push(error.message);
      else this.unanswered += 1;
    }
  }

  /** Acknowledged cases that the server does not know any more. */
  async missing(url: string): Promise<Acknowledged[]> {
    const cookie = await this.signIn(url);
    const lost: Acknowledged[] = [];
    for (const one of this.acknowledged) {
      const found = await send(url, cookie, 'GET', `/cases/${one.id}`);
      if (found.number !== one.number) lost.push(one);
    }
    return lost;
  }

  /** Acknowledged requests that get another reply when they are sent again with their key. */
  async repliesThatChanged(url: string): Promise<Acknowledged[]> {
    const cookie = await this.signIn(url);
    const changed: Acknowledged[] = [];
    for (const one of this.acknowledged) {
      const again = await send(url, cookie, 'POST', '/cases', one.body, one.key);
      if (again.id !== one.id) changed.push(one);
    }
    return changed;
  }

  private async apply(url: string, cookie: string): Promise<void> {
    const draft = await send(
      url,
      cookie,
      'POST',
      '/drafts',
      { matter: 'degree-certificate-instant/degree-certificate', region: '330199' },
      `${this.person}-draft-${this.turn}-${performance.now()}`,
    );
    const key = `${this.person}-${this.turn++}-${draft.id}`;
    const body = { draft: draft.id, values: { ...answers, mobile: '13800000009' } };
    const { id, number } = await send(url, cookie, 'POST', '/cases', body, key);
    this.acknowledged.push({ key, body, id: String(id), number: String(number) });
  }

  /** Once: the session is in the database and outlives the server. */
  private async signIn(url: string): Promise<string> {
    if (this.cookie) return this.cookie;

    const headers = { 'content-type': 'application/json', origin: url };
    const response = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify({ demoPerson: this.person }) });
    this.cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return this.cookie;
  }
}

/** The server lives and says no. */
class Refusal extends Error {}

/** A connection that breaks throws something else than a refusal. */
async function send(url: string, cookie: string, method: string, path: string, body?: object, key?: string): Promise<Record<string, unknown>> {
  const headers = { cookie, origin: url, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Refusal(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
