import type { PersonalKind } from '../definition.js';
import { application } from '../validation/validation.fixture.js';
import { maskPersonal } from './mask-personal.js';
import { maskValue } from './mask-value.js';

describe('a masked value', () => {
  it.each<[PersonalKind, string, string]>([
    ['idcard', '330102201908310005', '330102********0005'],
    ['phone', '13800000000', '138****0000'],
    ['bank', '6299990000000000004', '***************0004'],
    ['name', '张小明', '张*明'],
    ['name', '李强', '李*'],
    ['name', '李', '*'],
    ['name', '𬎆明', '𬎆*'],
    ['name', '阿卜杜拉·买买提', '阿******提'],
    ['address', '浙江省杭州市西湖区文三路 1 号', '浙江省杭州市西湖区****'],
    ['address', '杭州市西湖区文三路 1 号', '杭州市西湖区****'],
    ['address', '桐庐县城南街道', '桐庐县****'],
    ['address', 'Room 1, Some Road', '****'],
    ['health', '过敏', '****'],
    ['minor', '陈小禾', '****'],
    ['idcard', '123', '***'],
    ['phone', '', ''],
  ])('%s %s → %s', (kind, value, masked) => expect(maskValue(kind, value)).toBe(masked));

  it('of a list or group is masked entry by entry', () => {
    expect(maskValue('name', ['张小明', '李强'])).toEqual(['张*明', '李*']);
    expect(maskValue('health', { note: '过敏', since: 2020, none: null })).toEqual({ note: '****', since: '****', none: null });
  });
});

describe('the values of a form', () => {
  it('are masked as their settings and formats say, inside groups and lists too', () => {
    const form = {
      ...application,
      fields: { ...application.fields, name: { personal: 'name' }, 'members.name': { personal: 'name' }, address: { personal: 'address' } },
    } as const;
    const values = {
      name: '李强',
      idNo: '330199199003150018',
      mobile: '13800000000',
      reason: '遗失',
      members: [{ name: '李大明', age: 50 }],
      trustee: { name: '王芳', idNo: '330199198806120029' },
      address: '浙江省杭州市西湖区文三路',
      other: 'kept',
    };
    expect(maskPersonal(form, values)).toEqual({
      name: '李*',
      idNo: '330199********0018',
      mobile: '138****0000',
      reason: '遗失',
      members: [{ name: '李*明', age: 50 }],
      trustee: { name: '王芳', idNo: '330199********0029' },
      address: '浙江省杭州市西湖区****',
      other: 'kept',
    });
  });
});
