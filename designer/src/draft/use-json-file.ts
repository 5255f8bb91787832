import { useCallback, useMemo } from 'react';
import type { OpenDraft } from './use-draft.js';

/**
 * One JSON file of the draft and how it is replaced. The boundary: the file was read against the schema of its kind when the
 * draft was opened, and every later version is made by the editor of that kind.
 */
export function useJsonFile<T>({ session, view }: OpenDraft, path: string): [T | undefined, (next: T) => void] {
  const text = view.files[path]?.text;
  const value = useMemo(() => parsed<T>(text), [text]);
  const save = useCallback((next: T) => session.edit(path, `${JSON.stringify(next, null, 2)}\n`), [session, path]);
  return [value, save];
}

function parsed<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
