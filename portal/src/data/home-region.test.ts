import type { Region, Session } from '@onething/runtime-api/client';
import { homeRegion } from './home-region.js';

const regions: Region[] = [
  { code: '330000', name: '浙江省', level: 'province' },
  { code: '330100', name: '甲市', level: 'city', parent: '330000' },
  { code: '330198', name: '临湖区', level: 'county', parent: '330100' },
  { code: '330199', name: '示例县', level: 'county', parent: '330100' },
];
const session = (tenant?: string, idNoMasked?: string): Session => ({
  mode: 'demo',
  now: '2026-09-14T09:00:00+08:00',
  tenant,
  person: { id: 'p', name: '李强', account: 'a', idNoMasked, appointments: [] },
});

describe('homeRegion', () => {
  it.each([
    ['the place chosen on this device', '330100', session('330199'), '330100'],
    ['the county that she works in', null, session('330199', '330198********0018'), '330199'],
    ['the county that issued her ID card', null, session('330000', '330199********0018'), '330199'],
    ['a county when nothing else is known', '999999', session('330000'), '330198'],
  ])('is %s', (_, chosen, seen, code) => expect(homeRegion(regions, chosen, seen)?.code).toBe(code));
});
