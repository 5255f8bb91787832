import type { DraftFile, PackageDraft } from '@onething/runtime-api/client';

/** One file as the author has it. */
export interface OpenFile {
  /** Absent: taken away. */
  readonly text?: string;
  /** What the server has last confirmed. */
  readonly saved?: string;
  readonly rev: number;
}

/** Whether the work is safe: on the server, on the way, only in this browser, or beside a change of somebody else. */
export type SaveState =
  | { readonly is: 'saved' }
  | { readonly is: 'saving' }
  | { readonly is: 'offline' }
  | { readonly is: 'conflict'; readonly path: string; readonly message: string }
  | { readonly is: 'refused'; readonly message: string };

export type OpenFiles = Readonly<Record<string, OpenFile>>;

/** The files as the server has them. */
export function openFiles({ files }: PackageDraft): OpenFiles {
  return Object.fromEntries(files.map((file) => [file.path, opened(file)]));
}

/** One file as the server has it. */
export function opened({ text, rev }: DraftFile): OpenFile {
  return { text, saved: text, rev };
}

/** What is not on the server yet. */
export function unsaved(files: OpenFiles): readonly string[] {
  return Object.entries(files).flatMap(([path, { text, saved }]) => (text === saved ? [] : [path]));
}

/** The files that are there now, as a package is read from. */
export function textsOf(files: OpenFiles): [string, string][] {
  return Object.entries(files).flatMap(([path, { text }]): [string, string][] => (text === undefined ? [] : [[path, text]]));
}
