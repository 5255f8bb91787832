/** Unsaved texts by path with the revision that they were written on. */
export type KeptWork = Readonly<Record<string, { readonly rev: number; readonly text?: string }>>;

/** Where work waits while the server cannot be reached: the browser's own storage, which outlives the page. */
export interface WorkStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const keyOf = (draft: string) => `onething.package-draft.${draft}`;

/** Keeps what is not on the server yet; nothing unsaved takes the entry away. */
export function keepWork(storage: WorkStorage, draft: string, work: KeptWork): void {
  if (Object.keys(work).length === 0) storage.removeItem(keyOf(draft));
  else storage.setItem(keyOf(draft), JSON.stringify(work));
}

/** What was kept; a damaged entry is as good as none. */
export function keptWork(storage: WorkStorage, draft: string): KeptWork {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(draft)) ?? '{}');
    return isWork(kept) ? kept : {};
  } catch {
    return {};
  }
}

function isWork(value: unknown): value is KeptWork {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((entry) => typeof entry === 'object' && entry !== null && typeof entry.rev === 'number');
}
