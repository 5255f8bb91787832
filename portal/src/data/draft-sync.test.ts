import { ApiError, type Draft } from '@onething/runtime-api/client';
import { DraftSync, type DraftView } from './draft-sync.js';

const draft: Draft = {
  id: 'd1',
  matter: 'p/m',
  region: '330199',
  release: 'r',
  form: {},
  texts: {},
  values: { name: '李强' },
  prefilled: {},
  savedAt: '2026-09-14T09:00:00+08:00',
  rev: 1,
};

/** A draft on a server that answers as told, and a page that saves when the test says so. */
function open({ answers = [], waiting = {} }: { answers?: (Error | 'ok')[]; waiting?: Record<string, unknown> } = {}) {
  let stored = draft;
  let kept: Readonly<Record<string, unknown>> = waiting;
  let planned: (() => void) | undefined;
  const sent: Record<string, unknown>[] = [];
  const views: DraftView[] = [];
  const sync = new DraftSync(draft, {
    async save(seen, changed) {
      const answer = answers.shift() ?? 'ok';
      sent.push({ ...changed });
      if (answer !== 'ok') throw answer;
      stored = { ...stored, rev: seen.rev + 1, values: { ...stored.values, ...changed } };
      return stored;
    },
    read: async () => stored,
    waiting: {
      load: () => kept,
      keep: (changed) => {
        kept = changed;
      },
    },
    later: (run) => {
      planned = run;
      return () => {
        planned = undefined;
      };
    },
    show: (view) => views.push(view),
  });
  const elsewhere = (values: Record<string, unknown>) => (stored = { ...stored, rev: stored.rev + 1, values: { ...stored.values, ...values } });

  return { sync, sent, views, elsewhere, kept: () => kept, isPlanned: () => planned !== undefined };
}

const offline = new ApiError(0, 'NETWORK_UNREACHABLE', '网络不通');
const conflict = new ApiError(409, 'DRAFT_CHANGED', '已更新');

describe('DraftSync', () => {
  it('sends only the fields that changed, and null for one that was emptied', async () => {
    const { sync, sent } = open();
    sync.change({ name: '李强', mobile: '13800000000' });
    await sync.flush();
    sync.change({ name: '李强' });
    await sync.flush();

    expect(sent).toEqual([{ mobile: '13800000000' }, { mobile: null }]);
    expect(sync.view).toMatchObject({ state: 'saved', draft: { rev: 3 } });
  });

  it('saves what was typed while a save was on its way', async () => {
    const { sync, sent } = open();
    sync.change({ name: '李强', mobile: '1' });
    const saved = sync.flush();
    sync.change({ name: '李强', mobile: '13' });
    await saved;

    expect(sent).toEqual([{ mobile: '1' }, { mobile: '13' }]);
    expect(sync.view.state).toBe('saved');
  });

  it('keeps unsaved answers on the device while the network is away, and saves them when it is back', async () => {
    const { sync, sent, kept, isPlanned } = open({ answers: [offline] });
    sync.change({ name: '李强', mobile: '13800000000' });
    await sync.flush();
    expect(sync.view.state).toBe('offline');
    expect(kept()).toEqual({ mobile: '13800000000' });
    expect(isPlanned()).toBe(true);

    await sync.flush();
    expect(sync.view.state).toBe('saved');
    expect(kept()).toEqual({});
    expect(sent).toHaveLength(2);
  });

  it('brings back after a reload what had not reached the server', async () => {
    const { sync, sent } = open({ waiting: { mobile: '13800000000' } });
    expect(sync.view.values).toEqual({ name: '李强', mobile: '13800000000' });

    await sync.flush();
    expect(sent).toEqual([{ mobile: '13800000000' }]);
  });

  it('merges what another device wrote and names the fields', async () => {
    const { sync, elsewhere } = open({ answers: [conflict] });
    elsewhere({ reason: '遗失', mobile: '139' });
    sync.change({ name: '李强', mobile: '13800000000' });
    await sync.flush();
    await sync.flush();

    expect(sync.view).toMatchObject({ state: 'saved', changedElsewhere: ['reason', 'mobile'], values: { reason: '遗失', mobile: '13800000000' } });
  });

  it('does not save again when nothing changed', async () => {
    const { sync, sent } = open();
    sync.change({ name: '李强' });
    await sync.flush();

    expect(sent).toEqual([]);
  });
});
