import { type Client, createClient } from '@onething/runtime-api/client';
import { type ArrangedNotices, arrangeNotices } from './arranged-notices.js';
import type { TestSite } from './test-site.js';

/** One graduate whose certificate was issued, one whose case waits for the archivist: rows that others must not reach. */
export interface Arranged extends ArrangedNotices {
  /** The draft, case, upload of `sun-yue` and the open task of her case. */
  readonly draft: string;
  readonly case: string;
  readonly task: string;
  readonly file: string;
  /** The certificate and a message of `li-qiang`. */
  readonly document: string;
  readonly documentCase: string;
  readonly notification: string;
}

const matter = 'degree-certificate-instant/degree-certificate';
const region = '330199';

/** Lives through the beginning of both stories over the interface that everybody uses. */
export async function arrange(site: TestSite): Promise<Arranged> {
  const [li, sun, archivist] = await Promise.all(['li-qiang', 'sun-yue', 'archivist'].map((person) => clientOf(site, person)));
  if (!li || !sun || !archivist) throw new Error('three people were asked for');
  const documentCase = await submit(li, { gradSchool: '示例县第一中学', gradYear: 2008 });
  const opened = await submit(sun, { gradSchool: `\${7*7}示例中学`, gradYear: 2014, nameDiffers: '不同', formerName: '孙月' });
  const { documents } = await eventually(
    () => li.case(documentCase),
    (found) => found.documents.length > 0,
  );
  const { items: notifications } = await eventually(
    () => li.notifications(),
    (found) => found.items.length > 0,
  );
  const { items: tasks } = await eventually(
    () => archivist.tasks({ view: 'group' }),
    (found) => found.items.some((task) => task.case.id === opened),
  );
  const file = await sun.uploadFile(new Blob([onePixel], { type: 'image/png' }), 'photo.png');

  return {
    ...(await arrangeNotices(site)),
    case: opened,
    documentCase,
    draft: (await sun.openDraft({ matter, region })).id,
    task: first(tasks.filter((task) => task.case.id === opened)).id,
    document: first(documents).id,
    notification: first(notifications).id,
    file: file.id,
  };
}

/** A client that carries the cookie of a demo person. */
export async function clientOf(site: TestSite, person: string): Promise<Client> {
  const cookie = await site.cookieOf(person);

  return createClient({
    baseUrl: site.url,
    language: 'zh',
    fetch: (input, init) => fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), Cookie: cookie } }),
  });
}

async function submit(client: Client, values: Record<string, unknown>): Promise<string> {
  const draft = await client.openDraft({ matter, region });
  const usual = { applyType: '本人', stage: '普通高中', reason: '遗失', nameDiffers: '相同', delivery: '电子', mobile: '13800000001', truth: true };
  const { id } = await client.openCase({ draft: draft.id, values: { ...usual, ...values } }, `arrange-${draft.id}`);

  return id;
}

/** Asks until it is so; jobs run after the answer. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (found: T) => boolean, patienceMs = 10_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > end) throw new Error(`it did not happen within ${patienceMs} ms: ${JSON.stringify(found).slice(0, 400)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('there is none');
  return item;
}

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
