import type { Outside } from './ways-out.js';
import { waysOut } from './ways-out.js';

const channel = (id: 'email' | 'sms', key: 'email' | 'mobile') => ({
  ...{ id, title: { zh: id, en: id }, audience: 'everybody' as const },
  addressOf: (contact: { readonly email?: string; readonly mobile?: string }) => contact[key],
});
const outside: Outside = { channels: [channel('email', 'email'), channel('sms', 'mobile')], isStaff: async () => false, wake: () => undefined };
const person = { id: 'p', name: '周建国', home: '330199', mobile: '13800000101', email: 'p@example.cn' };

describe('the ways out of a message', () => {
  const ways = async (by?: string, channels?: readonly ('email' | 'sms')[]) =>
    (await waysOut({ ...person, ...(channels && { channels }) }, undefined, outside, by)).map((way) => way.channel);

  it('are those that the person wants, where the city has bound nothing or everything', async () => {
    expect([await ways(), await ways('all'), await ways('all', ['sms'])]).toEqual([['email', 'sms'], ['email', 'sms'], ['sms']]);
  });

  it('are the one that the city has bound, and never one that the person has refused', async () => {
    expect([await ways('sms'), await ways('sms', ['email'])]).toEqual([['sms'], []]);
  });

  it('are none where messages stay on this site', async () => {
    expect(await ways('site')).toEqual([]);
  });
});
