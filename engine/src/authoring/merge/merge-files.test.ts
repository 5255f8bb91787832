import { mergeFiles } from './merge-files.js';
import { mergeJson } from './merge-json.js';
import { putAt } from './put-at.js';

const rows = (...ids: readonly [string, number][]) => ids.map(([id, amount]) => ({ id, amount }));
const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('a new version meets local changes', () => {
  it('takes what only one side has changed, in different rows of one table', () => {
    const merged = mergeJson(rows(['a', 1], ['b', 2]), rows(['a', 10], ['b', 2], ['local', 5]), rows(['a', 1], ['b', 20], ['c', 3]));
    expect(merged).toEqual({ value: rows(['a', 10], ['b', 20], ['c', 3], ['local', 5]), conflicts: [] });
  });

  it('names the place that both have changed, and keeps the own until somebody chooses', () => {
    const merged = mergeJson({ rows: rows(['a', 1]) }, { rows: rows(['a', 10]) }, { rows: rows(['a', 11]) });
    expect(merged).toEqual({ value: { rows: rows(['a', 10]) }, conflicts: [{ pointer: '/rows/a/amount', base: 1, ours: 10, theirs: 11 }] });
    expect(putAt(merged.value, '/rows/a/amount', 11)).toEqual({ rows: rows(['a', 11]) });
  });

  it('a change beside a removal is a conflict; removed on one side only, it is gone', () => {
    expect(mergeJson({ a: 1, b: 2 }, { a: 5, b: 2 }, {})).toEqual({ value: { a: 5 }, conflicts: [{ pointer: '/a', base: 1, ours: 5, theirs: undefined }] });
    expect(putAt({ a: 5 }, '/a', undefined)).toEqual({});
    expect(putAt({ rows: rows(['a', 1], ['b', 2]) }, '/rows/b', undefined)).toEqual({ rows: rows(['a', 1]) });
  });

  it('both adding the same is no conflict, lists without ids are compared as a whole', () => {
    expect(mergeJson({}, { x: [1] }, { x: [1] })).toEqual({ value: { x: [1] }, conflicts: [] });
    expect(mergeJson({ x: [1] }, { x: [1, 2] }, { x: [0, 1] }).conflicts).toEqual([{ pointer: '/x', base: [1], ours: [1, 2], theirs: [0, 1] }]);
  });

  it('goes file by file; a diagram that both have drawn is one conflict, untouched files stay as they are written', () => {
    const base = new Map([
      ['manifest.json', text({ version: '1.0.0', title: 'A' })],
      ['processes/p.bpmn', '<a/>'],
      ['forms/f.json', '{ "a":1 }'],
      ['documents/d.hbs', 'x'],
    ]);
    const ours = new Map([...base, ['manifest.json', text({ version: '1.0.1', title: 'B' })], ['processes/p.bpmn', '<b/>'], ['forms/own.json', '{}']]);
    const theirs = new Map([...base, ['manifest.json', text({ version: '1.1.0', title: 'A' })], ['processes/p.bpmn', '<c/>']]);
    theirs.delete('documents/d.hbs');

    const { files, conflicts } = mergeFiles(base, ours, theirs);
    expect([...files]).toEqual([
      ['forms/f.json', '{ "a":1 }'],
      ['forms/own.json', '{}'],
      ['manifest.json', text({ version: '1.1.0', title: 'B' })],
      ['processes/p.bpmn', '<b/>'],
    ]);
    expect(conflicts).toEqual([{ path: 'processes/p.bpmn', pointer: '', base: '<a/>', ours: '<b/>', theirs: '<c/>' }]);
  });
});
