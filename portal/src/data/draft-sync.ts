import type { Draft } from '@onething/runtime-api/client';
import { describeFailure } from './failure.js';

type Values = Readonly<Record<string, unknown>>;

export type SyncState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'signed-out' | 'failed';

/** What the page shows of a draft being kept. */
export interface DraftView {
  readonly draft: Draft;
  readonly values: Values;
  readonly state: SyncState;
  /** Fields that somebody changed on another device since this page has been open. */
  readonly changedElsewhere: readonly string[];
}

export interface DraftPorts {
  save(draft: Draft, changed: Values): Promise<Draft>;
  read(id: string): Promise<Draft>;
  /** Where unsaved answers wait for the network, also over a reload. */
  readonly waiting: { load(): Values; keep(changed: Values): void };
  later(run: () => void, milliseconds: number): () => void;
  show(view: DraftView): void;
}

const pause = 800;
const retryPause = 4000;

/** Keeps a draft on the server field by field: sends only what changed, one save at a time, and merges what another device wrote. */
export class DraftSync {
  #view: DraftView;
  #changed: Values;
  #saving: Promise<void> | undefined;
  #cancel = () => {};

  constructor(
    draft: Draft,
    private readonly ports: DraftPorts,
  ) {
    this.#changed = ports.waiting.load();
    this.#view = { draft, values: withChanges(draft.values, this.#changed), state: this.#isDirty() ? 'unsaved' : 'idle', changedElsewhere: [] };
    if (this.#isDirty()) this.#plan(0);
  }

  get view(): DraftView {
    return this.#view;
  }

  /** Takes the whole form as it now stands. */
  change(values: Values): void {
    const changed = { ...this.#changed, ...differences(this.#view.values, values) };
    if (Object.keys(changed).length === Object.keys(this.#changed).length && sameValues(changed, this.#changed)) return;
    this.#changed = changed;
    this.ports.waiting.keep(changed);
    this.#show({ values, state: this.#view.state === 'offline' ? 'offline' : 'unsaved' });
    this.#plan(pause);
  }

  /** Saves what is unsaved now; resolves when there is nothing left to wait for. */
  async flush(): Promise<void> {
    this.#cancel();
    if (!this.#isDirty() && !this.#saving) return;
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
    if (this.#isDirty() && this.#view.state === 'unsaved') await this.flush();
  }

  stop(): void {
    this.#cancel();
  }

  async #save(): Promise<void> {
    const sent = this.#changed;
    this.#show({ state: 'saving' });
    try {
      const draft = await this.ports.save(this.#view.draft, cleared(sent));
      this.#settle(sent, draft);
    } catch (error) {
      await this.#recover(describeFailure(error).kind);
    }
  }

  #settle(sent: Values, draft: Draft): void {
    this.#changed = Object.fromEntries(Object.entries(this.#changed).filter(([name, value]) => !(name in sent) || !sameValue(sent[name], value)));
    this.ports.waiting.keep(this.#changed);
    this.#show({ draft, state: this.#isDirty() ? 'unsaved' : 'saved' });
  }

  async #recover(kind: string): Promise<void> {
    if (kind === 'conflict') return this.#merge();
    this.#show({ state: kind === 'network' ? 'offline' : kind === 'signed-out' ? 'signed-out' : 'failed' });
    if (kind === 'network' || kind === 'server') this.#plan(retryPause);
  }

  /** Another device was faster: its answers come in, except where this page has newer ones. */
  async #merge(): Promise<void> {
    try {
      const draft = await this.ports.read(this.#view.draft.id);
      const elsewhere = Object.keys(differences(this.#view.draft.values, draft.values));
      this.#show({ draft, values: withChanges(draft.values, this.#changed), state: 'unsaved', changedElsewhere: elsewhere });
      this.#plan(0);
    } catch {
      this.#show({ state: 'offline' });
      this.#plan(retryPause);
    }
  }

  #plan(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.ports.later(() => void this.flush(), milliseconds);
  }

  #isDirty(): boolean {
    return Object.keys(this.#changed).length > 0;
  }

  #show(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    this.ports.show(this.#view);
  }
}

/** The fields whose value differs; a field that is gone has the value undefined. */
export function differences(before: Values, after: Values): Values {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...names].filter((name) => !sameValue(before[name], after[name])).map((name) => [name, after[name]]));
}

function withChanges(values: Values, changed: Values): Values {
  return Object.fromEntries(Object.entries({ ...values, ...changed }).filter(([, value]) => value !== undefined && value !== null));
}

/** JSON has no undefined: a field that was emptied is sent as null. */
function cleared(changed: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value ?? null]));
}

function sameValues(one: Values, other: Values): boolean {
  return Object.keys(one).every((name) => sameValue(one[name], other[name]));
}

function sameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
