import { stopAll } from './stop-all.js';

it('ends every part in its turn, also behind one that cannot, and says what that one said', async () => {
  const ended: string[] = [];
  const part = (name: string, error?: Error) => ({
    async stop() {
      ended.push(name);
      if (error) throw error;
    },
  });

  await expect(stopAll(part('a'), part('b', new Error('the database is away')), part('c', new Error('later')), part('d'))).rejects.toThrow(
    'the database is away',
  );
  expect(ended).toEqual(['a', 'b', 'c', 'd']);
  await expect(stopAll(part('e'))).resolves.toBeUndefined();
});
