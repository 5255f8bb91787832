import type { Package } from '@onething/processes';
import type { Finding } from '@onething/rules';
import type { PackageDraft } from '@onething/runtime-api/client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { client } from '../client.js';
import type { PackageSource } from '../worker/protocol.js';
import { useWorker } from '../worker/use-worker.js';
import { textsOf } from './draft-files.js';
import { DraftSession, type DraftView } from './draft-session.js';

/** A draft on the screen: the session that keeps it, and what reading and checking it says. */
export interface OpenDraft {
  readonly session: DraftSession;
  readonly view: DraftView;
  readonly source: PackageSource;
  /** The last version that could be read; what is broken now stands in the findings. */
  readonly parts?: Package;
  readonly findings: readonly Finding[];
  readonly checking: boolean;
}

const checkPause = 350;

/** Opens the session of a draft and reads it again after every change. */
export function useDraft(draft: PackageDraft, required: readonly Package[]): OpenDraft {
  const session = useMemo(() => new DraftSession(draft, { client, storage: localStorage, later }), [draft]);
  useEffect(() => () => session.close(), [session]);
  const view = useSyncExternalStore(session.subscribe, session.snapshot);
  const source = useMemo<PackageSource>(() => ({ files: textsOf(view.files), required }), [view.files, required]);

  return { session, view, source, ...useReading(source) };
}

function useReading(source: PackageSource): Pick<OpenDraft, 'parts' | 'findings' | 'checking'> {
  const ask = useWorker();
  const [read, setRead] = useState<{ parts?: Package; findings: readonly Finding[]; of?: PackageSource }>({ findings: [] });

  useEffect(() => {
    let gone = false;
    const stop = later(read.of ? checkPause : 0, () => {
      void ask({ ask: 'read', source }).then(
        ({ package: parts, findings }) => !gone && setRead((last) => ({ parts: parts ?? last.parts, findings, of: source })),
      );
    });
    return () => {
      gone = true;
      stop();
    };
  }, [source, ask]);

  return { parts: read.parts, findings: read.findings, checking: read.of !== source };
}

function later(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}
