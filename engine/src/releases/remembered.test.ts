import { remembered } from './remembered.js';

describe('remembering', () => {
  it('asks once for callers that come together', async () => {
    const asked: string[] = [];
    const ask = remembered(2, async (key) => asked.push(key));
    await Promise.all([ask('a'), ask('a')]);
    await ask('a');
    expect(asked).toEqual(['a']);
  });

  it('forgets what was not used for longest', async () => {
    const asked: string[] = [];
    const ask = remembered(2, async (key) => asked.push(key));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('asks again after a failure', async () => {
    let works = false;
    const ask = remembered(2, async () => (works ? 'fine' : Promise.reject(new Error('down'))));
    await expect(ask('a')).rejects.toThrow('down');
    works = true;
    expect(await ask('a')).toBe('fine');
  });
});
