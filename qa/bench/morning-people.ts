import { answered, type Post } from './bench-site.js';
import { enrolment } from './morning-package.js';

/** What one crowd saw: every request of the form, and of the clerk behind it, in milliseconds. */
export interface Ledger {
  readonly opened: string[];
  readonly completed: string[];
  readonly submit: number[];
  readonly complete: number[];
  /** Ids of all requests, by which the server's log knows them. */
  readonly requests: string[];
  refused: number;
}

export function ledger(): Ledger {
  return { opened: [], completed: [], submit: [], complete: [], requests: [], refused: 0 };
}

/** Tokens of a family and of the clerk who decides about its child. */
export interface Family {
  readonly region: string;
  readonly citizen: string;
  readonly clerk: string;
}

/** An open door: people come when they come, however long the one before is waiting. */
export async function arrivals(count: number, perSecond: number, one: (n: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(one(n));
  }
  await Promise.all(running);
}

/** One family and its clerk: begin the form, submit it (form, decision and the first step in one answer), and the clerk's task. */
export async function morning(post: Post, { region, citizen, clerk }: Family, kept: Ledger, n = 0): Promise<void> {
  const draft = await post(citizen, '/drafts', { matter: 'morning/enrol', region });
  const opened = await post(citizen, '/cases', { draft: answered(draft).id, values: enrolment(n) });
  kept.submit.push(draft.took, opened.took);
  kept.requests.push(draft.request, opened.request);
  if (opened.status !== 201) {
    kept.refused += 1;
    return;
  }
  const id = String(opened.body.id);
  kept.opened.push(id);
  const completed = await post(clerk, `/tasks/${id}.a3/complete`, { values: { verdict: '录取' } });
  kept.complete.push(completed.took);
  kept.requests.push(completed.request);
  answered(completed);
  kept.completed.push(id);
}
