import type { FormDefinition } from '@onething/forms';
import { hidePersonal } from './hide-personal.js';

const form: FormDefinition = {
  id: 'apply',
  title: '申请',
  schema: {
    type: 'object',
    properties: { name: { type: 'string' }, idNo: { type: 'string', format: 'idcard' }, mobile: { type: 'string', format: 'mobile' } },
  },
  layout: [{ title: '申请人', fields: ['name', 'idNo', 'mobile'] }],
  fields: { name: { personal: 'name' }, idNo: { personal: 'idcard' }, mobile: { personal: 'phone' } },
};
const hide = hidePersonal(form, { name: '李强', idNo: '330199199003150018', mobile: '13800000001' });

describe('what staff read of a case', () => {
  it('has its numbers masked wherever they are repeated', () => {
    const told = hide({
      facts: [{ name: 'idNo', value: '330199199003150018' }],
      text: '身份证号码为 330199199003150018，手机 13800000001',
      record: { idNo: '330199900315001' },
    });
    expect(JSON.stringify(told)).not.toMatch(/330199199003150018|13800000001|330199900315001/);
    expect(told.facts[0]?.value).toBe('330199********0018');
  });

  it('keeps names, other numbers and everything that is not text', () => {
    expect(hide({ name: '李强', certNo: '330199200800123', gradYear: 2008, found: true, note: null })).toEqual({
      name: '李强',
      certNo: '330199200800123',
      gradYear: 2008,
      found: true,
      note: null,
    });
  });
});
