import { ApiError, type Client, type PackageDraft } from '@onething/runtime-api/client';
import { type OpenFile, type OpenFiles, opened, openFiles, type SaveState, unsaved } from './draft-files.js';
import { keepWork, keptWork, type WorkStorage } from './kept-work.js';

export interface DraftView {
  readonly files: OpenFiles;
  readonly state: SaveState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface DraftSessionParts {
  readonly client: Pick<Client, 'saveDraftFile' | 'packageDraft'>;
  readonly storage: WorkStorage;
  /** Calls back after some milliseconds; gives what stops it. */
  readonly later: (milliseconds: number, call: () => void) => () => void;
}

/** What was done at once, and is taken back at once: files by path, `undefined` for one that is not there. */
interface Change {
  readonly before: FileTexts;
  readonly after: FileTexts;
}

type FileTexts = Readonly<Record<string, string | undefined>>;

const typingPause = 700;
const retryPause = 3000;
const mostChanges = 200;

/**
 * A draft while somebody works on it: every change is kept in the browser at once and on the server after a short pause, one
 * file after the other. Without a network it waits and tries again; where somebody else was faster it stops and asks.
 */
export class DraftSession {
  private view: DraftView;
  private readonly listeners = new Set<() => void>();
  private done: Change[] = [];
  private undone: Change[] = [];
  private stop: (() => void) | undefined;
  private sending = false;
  private sendingPath = '';

  constructor(
    readonly draft: PackageDraft,
    private readonly parts: DraftSessionParts,
  ) {
    this.view = { files: this.restored(openFiles(draft)), state: { is: 'saved' }, canUndo: false, canRedo: false };
    if (unsaved(this.view.files).length > 0) this.schedule(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftView => this.view;

  /** Changes one file; `undefined` takes it away. The author can take the change back, also after it was saved. */
  edit(path: string, after: string | undefined): void {
    this.editAll({ [path]: after });
  }

  /** Changes several files as one step: a part with its template, a process with its matter. */
  editAll(changes: FileTexts): void {
    const changed = Object.entries(changes).filter(([path, text]) => this.view.files[path]?.text !== text);
    if (changed.length === 0) return;

    const before = Object.fromEntries(changed.map(([path]) => [path, this.view.files[path]?.text]));
    const after = Object.fromEntries(changed);
    this.done = [...this.done, { before, after }].slice(-mostChanges);
    this.undone = [];
    this.put(after);
  }

  undo(): void {
    const change = this.done.pop();
    if (!change) return;

    this.undone.push(change);
    this.put(change.before);
  }

  redo(): void {
    const change = this.undone.pop();
    if (!change) return;

    this.done.push(change);
    this.put(change.after);
  }

  /** After somebody else was faster: theirs is loaded, or one's own is put over it now that it was seen. */
  async resolve(path: string, keep: 'mine' | 'theirs'): Promise<void> {
    const { files } = await this.parts.client.packageDraft(this.draft.id);
    const theirs = files.find((file) => file.path === path);
    const mine = this.view.files[path];
    const file: OpenFile = theirs ? opened(theirs) : { rev: 0 };
    this.show({ files: { ...this.view.files, [path]: keep === 'theirs' ? file : { ...file, text: mine?.text } }, state: { is: 'saved' } });
    this.schedule(0);
  }

  /** Sends what is not sent yet, for whoever leaves. True when everything is on the server. */
  async flush(): Promise<boolean> {
    this.stop?.();
    await this.send();
    return unsaved(this.view.files).length === 0;
  }

  close(): void {
    this.stop?.();
    this.listeners.clear();
  }

  private put(texts: FileTexts): void {
    const changed = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, { ...(this.view.files[path] ?? { rev: 0 }), text }]));
    this.show({ files: { ...this.view.files, ...changed }, state: this.view.state.is === 'conflict' ? this.view.state : { is: 'saving' } });
    this.schedule(typingPause);
  }

  private schedule(pause: number): void {
    this.stop?.();
    this.stop = this.parts.later(pause, () => void this.send());
  }

  private async send(): Promise<void> {
    if (this.sending) return;

    this.sending = true;
    try {
      for (let [path] = unsaved(this.view.files); path !== undefined; [path] = unsaved(this.view.files)) await this.sendFile(path);
      this.show({ state: { is: 'saved' } });
    } catch (error) {
      this.failed(error);
    } finally {
      this.sending = false;
    }
  }

  private async sendFile(path: string): Promise<void> {
    const file = this.view.files[path];
    if (!file) return;

    this.sendingPath = path;
    this.show({ state: { is: 'saving' } });
    const { rev } = await this.parts.client.saveDraftFile(this.draft.id, { path, text: file.text, rev: file.rev });
    const now = this.view.files[path] ?? file;
    this.show({ files: { ...this.view.files, [path]: { ...now, saved: file.text, rev } } });
  }

  private failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof ApiError ? error.code : '';
    const final = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
    if (code === 'FILE_CHANGED_ELSEWHERE') this.show({ state: { is: 'conflict', path: this.sendingPath, message } });
    else if (final) this.show({ state: { is: 'refused', message } });
    else this.waitForNetwork();
  }

  private waitForNetwork(): void {
    this.show({ state: { is: 'offline' } });
    this.schedule(retryPause);
  }

  private show(change: Partial<DraftView>): void {
    this.view = { ...this.view, ...change, canUndo: this.done.length > 0, canRedo: this.undone.length > 0 };
    const { files } = this.view;
    keepWork(
      this.parts.storage,
      this.draft.id,
      Object.fromEntries(unsaved(files).map((path) => [path, { rev: files[path]?.rev ?? 0, text: files[path]?.text }])),
    );
    for (const listener of this.listeners) listener();
  }

  /** Work that was left in this browser: taken up with the revision it was written on, so that a change of somebody else is noticed. */
  private restored(files: OpenFiles): OpenFiles {
    const kept = keptWork(this.parts.storage, this.draft.id);
    return { ...files, ...Object.fromEntries(Object.entries(kept).map(([path, { rev, text }]) => [path, { ...files[path], rev, text }])) };
  }
}
