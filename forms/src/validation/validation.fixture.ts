import type { FormDefinition } from '../definition.js';

/** The application for a certificate of schooling, with every kind of field. */
export const application: FormDefinition = {
  id: 'apply',
  title: '学历证明书申请',
  schema: {
    type: 'object',
    required: ['applyType', 'name', 'idNo', 'mobile', 'gradYear', 'reason', 'delivery', 'truth'],
    properties: {
      applyType: {
        type: 'string',
        title: '申请方式',
        oneOf: [
          { const: 'self', title: '本人' },
          { const: 'trustee', title: '委托' },
        ],
      },
      name: { type: 'string', title: '姓名', format: 'name' },
      idNo: { type: 'string', title: '身份证号码', format: 'idcard' },
      mobile: { type: 'string', title: '手机号', format: 'mobile' },
      gradYear: { type: 'integer', title: '毕业年份', minimum: 1950, maximum: 2026 },
      certNo: { type: 'string', title: '原证书编号', maxLength: 20, pattern: '^[0-9A-Z-]+$' },
      income: { type: 'integer', title: '家庭年收入', format: 'money', minimum: 0, maximum: 100000000 },
      reason: { type: 'string', title: '申请原因', enum: ['遗失', '损坏', '其他'] },
      note: { type: 'string', title: '原因说明', minLength: 2, maxLength: 50 },
      trustee: {
        type: 'object',
        title: '受托人',
        required: ['name', 'idNo'],
        properties: { name: { type: 'string', title: '受托人姓名', format: 'name' }, idNo: { type: 'string', title: '受托人身份证号', format: 'idcard' } },
      },
      trusteeMobile: { type: 'string', title: '受托人手机号', format: 'mobile' },
      members: {
        type: 'array',
        title: '家庭成员',
        minItems: 1,
        maxItems: 3,
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', title: '成员姓名', format: 'name' }, age: { type: 'integer', title: '年龄', minimum: 0 } },
        },
      },
      days: { type: 'array', title: '托管时间', uniqueItems: true, items: { type: 'string', enum: ['周一', '周二', '周三'] } },
      photo: { type: 'string', title: '二寸照片', format: 'file' },
      delivery: { type: 'string', title: '领取方式', enum: ['电子', '邮寄'] },
      address: { type: 'string', title: '邮寄地址', maxLength: 100 },
      truth: { type: 'boolean', title: '我承诺以上信息真实有效', const: true },
    },
  },
  layout: [
    { title: '申请人', fields: ['applyType', 'name', 'idNo', 'mobile', 'trustee', 'trusteeMobile'] },
    { title: '学历', fields: ['gradYear', 'certNo', 'reason', 'note'] },
    { title: '其他', fields: ['income', 'members', 'days', 'photo', 'delivery', 'address', 'truth'] },
  ],
  fields: {
    name: { readOnly: true, prefill: { from: 'applicant', path: 'name' } },
    idNo: { readOnly: true, prefill: { from: 'applicant', path: 'idNo' } },
    certNo: { message: '原证书编号只含数字、大写字母和连字符' },
    note: { visibleWhen: { fact: 'reason', operator: 'equal', value: '其他' }, requiredWhen: { fact: 'reason', operator: 'equal', value: '其他' } },
    trustee: {
      visibleWhen: { fact: 'applyType', operator: 'equal', value: 'trustee' },
      requiredWhen: { fact: 'applyType', operator: 'equal', value: 'trustee' },
    },
    trusteeMobile: { visibleWhen: { fact: 'trustee', path: 'name', operator: 'notEqual', value: '' } },
    address: { visibleWhen: { fact: 'delivery', operator: 'equal', value: '邮寄' }, requiredWhen: { fact: 'delivery', operator: 'equal', value: '邮寄' } },
  },
};

/** What the sign-in and the registries gave. */
export const prefilled = { name: '李强', idNo: '330199199003150018', gradYear: 2008 };

/** A complete and valid application. */
export const answers = { applyType: 'self', mobile: '13800000000', gradYear: 2008, reason: '遗失', delivery: '电子', truth: true };
