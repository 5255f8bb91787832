import { edited, smallPackageWith } from '../testing/small-package.js';
import { readPackage } from './read-package.js';

/** Codes with places of what is refused. */
async function problemsOf(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const read = await readPackage(files);
  return read.ok ? [] : (read.problems ?? []).map(({ code, place }) => `${code} ${place}`);
}

describe('reading a package', () => {
  it('gives every part by its id', async () => {
    const read = await readPackage(smallPackageWith());
    expect(read).toMatchObject({ ok: true, value: { manifest: { id: 'small' }, forms: { apply: { title: '申请表' } }, processes: { ask: { id: 'ask' } } } });
  });

  it('tells every problem of every file at once', async () => {
    const files = smallPackageWith({
      ...edited('manifest.json', '"summary"', '"sumary"'),
      ...edited('forms/apply.json', '"id":"apply"', '"id":"other"'),
      'notes.txt': 'x',
      'decisions/few.json': '{',
    });
    expect(await problemsOf(files)).toEqual([
      'JSON_INVALID decisions/few.json',
      'FILE_NOT_ALLOWED notes.txt',
      'ID_NOT_FILE_NAME forms/apply.json#/id',
      'PACKAGE_FILE_INVALID manifest.json#/matters/0',
      'PACKAGE_FILE_INVALID manifest.json#/matters/0/sumary',
    ]);
  });

  it.each([
    ['a script beside the processes', { 'processes/evil.js': 'x' }, 'FILE_NOT_ALLOWED processes/evil.js'],
    ['a path that leaves the folder', { '../manifest.json': '{}' }, 'FILE_NOT_ALLOWED ../manifest.json'],
    ['a name that reaches a prototype', { 'forms/__proto__.json': '{}' }, 'FILE_NOT_ALLOWED forms/__proto__.json'],
    [
      'a document without its template',
      { 'documents/a.json': '{"id":"a","title":"甲","number":"A-{seq}","seals":[],"facts":{}}' },
      'FILE_MISSING documents/a.hbs',
    ],
    ['a missing manifest', { 'manifest.json': undefined }, 'FILE_MISSING manifest.json'],
    ['a form that is not one', { 'forms/apply.json': '{"id":"apply"}' }, 'PACKAGE_FILE_INVALID forms/apply.json#'],
    ['a step nobody knows', edited('scenarios/few.json', '{"open":', '{"opne":'), 'STEP_UNKNOWN scenarios/few.json#/steps/0'],
    ['a misspelt expectation', edited('scenarios/few.json', '"outcome"', '"outcom"'), 'PACKAGE_FILE_INVALID scenarios/few.json#/steps/1/expect/outcom'],
  ])('refuses %s', async (_, change, problem) => {
    expect(await problemsOf(smallPackageWith(change))).toContain(problem);
  });

  it('refuses a DOCTYPE and a process that is not named as its file', async () => {
    const doctype = smallPackageWith(edited('processes/ask.bpmn', '<bpmn:definitions', '<!DOCTYPE x><bpmn:definitions'));
    expect((await problemsOf(doctype)).join()).toMatch(/DOCTYPE.*processes\/ask\.bpmn/);
    expect(await problemsOf(smallPackageWith(edited('processes/ask.bpmn', 'process id="ask"', 'process id="other"')))).toEqual([
      'ID_NOT_FILE_NAME processes/ask.bpmn',
    ]);
  });

  it('refuses what is too large before it is looked at', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`forms/f${index}.json`, '{}']));
    expect(await problemsOf(smallPackageWith(many))).toEqual(['PACKAGE_TOO_LARGE package']);
    expect(await problemsOf(new Map([['manifest.json', new Uint8Array(5_000_001)]]))).toEqual(['PACKAGE_TOO_LARGE manifest.json']);
  });

  it('refuses text that is not UTF-8', async () => {
    expect(await problemsOf(new Map([...smallPackageWith(), ['README.md', Uint8Array.of(0xff, 0xfe)]]))).toEqual(['FILE_NOT_UTF8 README.md']);
  });
});
