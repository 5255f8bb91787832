import { readdirSync } from 'node:fs';
import { supportedElements, supportedTriggers } from '../../language/supported-elements.js';
import { triggers } from '../triggers/index.js';
import { behaviours } from './index.js';

const folder = new URL('.', import.meta.url);
const kebab = (type: string) => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const files = (where: URL, besides: readonly string[]) =>
  readdirSync(where)
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !besides.includes(file))
    .sort();

describe('the list of behaviours', () => {
  it('has every file of the folder, named as the element is', () => {
    expect(behaviours.map(({ type }) => `${kebab(type)}.ts`).sort()).toEqual(files(folder, ['index.ts', 'behaviour.ts']));
  });

  it('has each element once, and exactly those that the language says run', () => {
    expect(behaviours.map(({ type }) => type).sort()).toEqual([...supportedElements].sort());
  });
});

describe('the list of triggers', () => {
  it('has every file of the folder, named as the event definition is', () => {
    expect(triggers.map(({ type }) => `${kebab(type)}.ts`).sort()).toEqual(files(new URL('../triggers/', folder), ['index.ts', 'trigger.ts']));
  });

  it('has each event definition once, and those that the language says run', () => {
    expect(triggers.map(({ type }) => type as string).sort()).toEqual([...new Set<string>(Object.values(supportedTriggers).flat())].sort());
  });

  it('can wait for every event that may stand where it waits, and throw every one that may be thrown', () => {
    const of = (type: string) => triggers.find((trigger) => trigger.type === type);
    for (const type of [...supportedTriggers.intermediateThrowEvent, ...supportedTriggers.endEvent]) expect(of(type)?.throw).toBeDefined();
    for (const type of supportedTriggers.intermediateCatchEvent.filter((name) => name !== 'link')) expect(of(type)?.arm).toBeDefined();
  });
});
