import { ApiError, type PackageDraft } from '@onething/runtime-api/client';
import { DraftSession } from './draft-session.js';
import type { WorkStorage } from './kept-work.js';

/** A server that keeps revisions as the real one does, and can be away. */
function world() {
  const kept = new Map([['forms/apply.json', { text: '{"a":1}', rev: 1 }]]);
  const items = new Map<string, string>();
  const storage: WorkStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  const timers: (() => void)[] = [];
  const network = { up: true };
  const draft = (): PackageDraft => ({
    ...{ id: 'd', package: 'p', title: 'P', status: 'editing', imported: false, openedBy: 'A', openedAt: '' },
    files: [...kept].map(([path, { text, rev }]) => ({ path, text, rev, changedBy: '', changedAt: '' })),
  });
  const client = {
    packageDraft: async () => draft(),
    saveDraftFile: async (_: string, { path, text = '', rev }: { path: string; text?: string; rev: number }) => {
      if (!network.up) throw new ApiError(0, 'NETWORK_UNREACHABLE', '网络不通');
      if ((kept.get(path)?.rev ?? 0) !== rev) throw new ApiError(409, 'FILE_CHANGED_ELSEWHERE', '已由同事修改');
      kept.set(path, { text, rev: rev + 1 });
      return { path, rev: rev + 1 };
    },
  };
  const later = (_: number, call: () => void) => {
    timers.push(call);
    return () => void timers.splice(timers.indexOf(call), 1);
  };
  const open = () => new DraftSession(draft(), { client, storage, later });
  const settle = async () => {
    for (const call of timers.splice(0)) call();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { kept, items, network, open, settle };
}

const path = 'forms/apply.json';

describe('a draft while somebody works on it', () => {
  it('is on the server after a pause', async () => {
    const { kept, open, settle } = world();
    const session = open();
    session.edit(path, '{"a":2}');
    expect(session.snapshot().state).toEqual({ is: 'saving' });
    await settle();
    expect([kept.get(path), session.snapshot().state]).toEqual([{ text: '{"a":2}', rev: 2 }, { is: 'saved' }]);
  });

  it('several files are one step back', async () => {
    const { kept, open, settle } = world();
    const session = open();
    session.editAll({ [path]: undefined, 'documents/paper.json': '{}', 'documents/paper.hbs': '<p></p>' });
    await settle();
    session.undo();
    await settle();
    const { files, canUndo } = session.snapshot();
    expect([files[path]?.text, files['documents/paper.json']?.text, files['documents/paper.hbs']?.text, canUndo]).toEqual([
      '{"a":1}',
      undefined,
      undefined,
      false,
    ]);
    session.redo();
    await settle();
    expect(kept.get('documents/paper.hbs')?.text).toBe('<p></p>');
  });

  it('can be taken back and done again, also after it was saved', async () => {
    const { kept, open, settle } = world();
    const session = open();
    session.edit(path, '{"a":2}');
    await settle();
    session.undo();
    await settle();
    expect([kept.get(path)?.text, session.snapshot().canRedo]).toEqual(['{"a":1}', true]);
    session.redo();
    await settle();
    expect(kept.get(path)?.text).toBe('{"a":2}');
  });

  it('waits in the browser while the network is down, also when the page is closed, and is sent then', async () => {
    const { kept, items, network, open, settle } = world();
    network.up = false;
    const session = open();
    session.edit(path, '{"a":3}');
    await settle();
    expect(session.snapshot().state).toEqual({ is: 'offline' });
    session.close();
    network.up = true;
    const again = open();
    expect(again.snapshot().files[path]?.text).toBe('{"a":3}');
    await settle();
    expect([kept.get(path)?.text, items.size]).toEqual(['{"a":3}', 0]);
  });

  it.each([
    ['mine', '{"a":4}'],
    ['theirs', '{"b":1}'],
  ] as const)('stops where somebody else was faster, and then keeps %s', async (keep, expected) => {
    const { kept, open, settle } = world();
    const session = open();
    kept.set(path, { text: '{"b":1}', rev: 2 });
    session.edit(path, '{"a":4}');
    await settle();
    expect(session.snapshot().state).toMatchObject({ is: 'conflict', path, message: expect.stringContaining('同事') });
    expect(kept.get(path)?.text).toBe('{"b":1}');
    await session.resolve(path, keep);
    await settle();
    expect([kept.get(path)?.text, session.snapshot().files[path]?.text, session.snapshot().state.is]).toEqual([expected, expected, 'saved']);
  });
});
