import type { FormDefinition } from '../definition.js';
import { fileIds } from './file-ids.js';
import { validateDraft } from './validate-draft.js';
import { type Submission, validateSubmission } from './validate-submission.js';
import { answers, application, prefilled } from './validation.fixture.js';

const context = { today: '2026-09-14', prefilled };
const submit = (changes: object, form: FormDefinition = application) => validateSubmission(form, { ...answers, ...changes }, context);

function problemsOf(submission: Submission): readonly string[] {
  return submission.status === 'valid' ? [] : submission.problems.map(({ code, place }) => `${code} ${place}`);
}

function sentencesOf(submission: Submission): readonly string[] {
  return submission.status === 'valid' ? [] : submission.problems.map(({ message }) => message.zh);
}

describe('a valid submission', () => {
  it('gives the visible values in canonical form, read-only ones from the context, in layout order', () => {
    const result = submit({ mobile: ' +86 138-0000-0000', note: '不会保留', certNo: '' });
    expect(result).toEqual({
      status: 'valid',
      values: {
        applyType: 'self',
        name: '李强',
        idNo: '330199199003150018',
        mobile: '13800000000',
        gradYear: 2008,
        reason: '遗失',
        delivery: '电子',
        truth: true,
      },
    });
    expect(result.status === 'valid' && Object.keys(result.values)).toEqual(['applyType', 'name', 'idNo', 'mobile', 'gradYear', 'reason', 'delivery', 'truth']);
  });

  it('takes read-only values from the context whatever was sent, and accepts the same value sent back', () => {
    expect(submit({ idNo: '330199 19900315 0018' }).status).toBe('valid');
    expect(problemsOf(submit({ idNo: '330102201908310005', name: null }))).toEqual(['FIELD_READ_ONLY /idNo']);
  });

  it('drops what cannot be stored from texts', () => {
    const result = submit({ reason: '其他', note: ` a\u0000b\ud800\r\nc\u0007 ` });
    expect(result).toMatchObject({ status: 'valid', values: { note: 'ab\nc' } });
  });

  it('keeps entries of lists and groups', () => {
    const members = [{ name: ' 李大明 ', age: 50 }, { name: '王芳' }];
    const result = submit({ members, days: ['周一', '周三'], photo: 'a-1', income: 1234 });
    expect(result).toMatchObject({
      status: 'valid',
      values: { members: [{ name: '李大明', age: 50 }, { name: '王芳' }], days: ['周一', '周三'], income: 1234 },
    });
  });
});

describe('conditional fields', () => {
  it('appear, are required and are asked for by name', () => {
    expect(sentencesOf(submit({ reason: '其他', delivery: '邮寄' }))).toEqual(['请填写原因说明', '请填写邮寄地址']);
  });

  it('follow each other: hiding one hides what depends on it', () => {
    const trustee = { name: '王芳', idNo: '330199198806120029' };
    expect(submit({ applyType: 'trustee', trustee, trusteeMobile: '13800000001' })).toMatchObject({ values: { trustee, trusteeMobile: '13800000001' } });
    const hidden = submit({ applyType: 'self', trustee, trusteeMobile: 'not even a number' });
    expect(hidden.status === 'valid' && Object.keys(hidden.values)).not.toContain('trusteeMobile');
  });

  it('stay hidden while what they depend on is unknown', () => {
    const { reason, ...rest } = answers;
    expect(problemsOf(validateSubmission(application, { ...rest, note: '早些时候' }, context))).toEqual(['FIELD_REQUIRED /reason']);
    expect(reason).toBe('遗失');
  });
});

describe('what a stranger may not send', () => {
  it('is refused: unknown fields, also inside groups', () => {
    expect(problemsOf(submit({ approved: true, _role: 'registrar' }))).toEqual(['UNKNOWN_FIELD /approved', 'UNKNOWN_FIELD /_role']);
    expect(problemsOf(submit({ members: [{ name: '王芳', paid: 1 }] }))).toEqual(['UNKNOWN_FIELD /members/0/paid']);
  });

  it.each([
    ['{"__proto__":{"admin":true}}', '/__proto__'],
    ['{"members":[{"constructor":{"prototype":{}}}]}', '/members/0/constructor'],
    ['{"trustee":{"prototype":1}}', '/trustee/prototype'],
  ])('is refused: %s', (json, place) => {
    expect(problemsOf(validateSubmission(application, JSON.parse(json), context))).toEqual([`KEY_NOT_ALLOWED ${place}`]);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it.each([[null], ['text'], [[]], [42], [undefined]])('is refused: %p instead of a form', (sent) => {
    expect(problemsOf(validateSubmission(application, sent, context))).toEqual(['SUBMISSION_NOT_AN_OBJECT ']);
  });

  it('is refused: data nested 20,000 deep, without reading it', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    expect(problemsOf(validateSubmission(application, { trustee: deep }, context))[0]).toMatch(/^JSON_TOO_DEEP/);
  });

  it('does not reach the prototype through a field that every object has', () => {
    expect(problemsOf(submit({ toString: 'x', hasOwnProperty: 'y' }))).toEqual(['UNKNOWN_FIELD /toString', 'UNKNOWN_FIELD /hasOwnProperty']);
  });
});

describe('messages', () => {
  it.each<[object, string]>([
    [{ mobile: '' }, '请填写手机号'],
    [{ mobile: '   ' }, '请填写手机号'],
    [{ mobile: '1380000' }, '手机号应为 11 位数字，以 1 开头，请核对'],
    [{ mobile: 13800000000 }, '手机号填写的内容不正确，请重新填写'],
    [{ reason: '搬家' }, '请从给出的选项中选择申请原因'],
    [{ reason: undefined }, '请选择申请原因'],
    [{ truth: false }, '请勾选“我承诺以上信息真实有效”'],
    [{ truth: undefined }, '请勾选“我承诺以上信息真实有效”'],
    [{ gradYear: 1949 }, '毕业年份不能小于 1950'],
    [{ gradYear: 2008.5 }, '毕业年份请填写整数'],
    [{ gradYear: '2008年' }, '毕业年份请填写整数'],
    [{ income: -1 }, '家庭年收入不能小于 0.00 元'],
    [{ income: 100000001 }, '家庭年收入不能大于 1,000,000.00 元'],
    [{ income: '12.5' }, '家庭年收入请填写金额，单位为元，最多两位小数'],
    [{ certNo: '浙 1' }, '原证书编号只含数字、大写字母和连字符'],
    [{ certNo: '1'.repeat(21) }, '原证书编号最多 20 个字'],
    [{ reason: '其他', note: '𬎆' }, '原因说明至少 2 个字'],
    [{ members: [{ name: '李1' }] }, '成员姓名请填写证件上的姓名，只含汉字和“·”，或外文字母'],
    [{ members: [{ age: 3 }] }, '请填写成员姓名'],
    [{ members: [{}] }, '请填写成员姓名'],
    [{ members: Array.from({ length: 4 }, () => ({ name: '王芳' })) }, '家庭成员最多 3 项'],
    [{ days: ['周一', '周一'] }, '托管时间中有重复的项'],
    [{ days: ['周日'] }, '请从给出的选项中选择托管时间'],
    [{ photo: '../x' }, '二寸照片没有上传成功，请重新上传'],
    [{ applyType: 'trustee', trustee: { name: '王芳', idNo: '330199199003150019' } }, '受托人身份证号校验未通过，请核对'],
    [{ applyType: 'trustee', trustee: { name: '王芳' } }, '请填写受托人身份证号'],
    [{ applyType: 'trustee' }, '请填写受托人'],
  ])('%p: %s', (changes, sentence) => expect(sentencesOf(submit(changes))).toEqual([sentence]));

  it('come in the order of the layout, one a field', () => {
    expect(problemsOf(validateSubmission(application, { truth: false, certNo: '-'.repeat(30), mobile: 1 }, context))).toEqual([
      'FIELD_REQUIRED /applyType',
      'FIELD_TYPE /mobile',
      'FIELD_REQUIRED /gradYear',
      'FIELD_TOO_LONG /certNo',
      'FIELD_REQUIRED /reason',
      'FIELD_REQUIRED /delivery',
      'FIELD_NOT_AN_OPTION /truth',
    ]);
  });

  it('name the field in English where the form has an English text', () => {
    const english: FormDefinition = {
      ...application,
      schema: { ...application.schema, properties: { ...application.schema.properties, mobile: { type: 'string', title: 'Mobile number' } } },
    };
    const result = validateSubmission(application, { ...answers, mobile: '' }, { ...context, english });
    expect(result).toMatchObject({ problems: [{ message: { zh: '请填写手机号', en: 'Please fill in: Mobile number' } }] });
  });

  it('do not blame the applicant for what a registry did not give', () => {
    const result = validateSubmission(application, answers, { today: '2026-09-14', prefilled: { name: '李强', idNo: null } });
    expect(result).toMatchObject({ problems: [{ code: 'PREFILL_MISSING', place: '/idNo' }] });
  });
});

describe('limits', () => {
  const plain: FormDefinition = {
    id: 'plain',
    title: '意见',
    schema: {
      type: 'object',
      properties: {
        text: { type: 'string', title: '意见' },
        tags: { type: 'array', title: '标签', items: { type: 'string' } },
        slow: { type: 'string', title: '慢', pattern: '^(a+)+$' },
      },
    },
    layout: [{ title: '意见', fields: ['text', 'tags', 'slow'] }],
  };
  const send = (answer: object) => problemsOf(validateSubmission(plain, answer, context));

  it('cap texts at 2,000 characters and lists at 200 entries where the form says nothing', () => {
    expect(send({ text: '𬎆'.repeat(2_000), tags: Array.from({ length: 200 }, () => 'x') })).toEqual([]);
    expect(send({ text: 'a'.repeat(2_001), tags: Array.from({ length: 201 }, () => 'x') })).toEqual(['FIELD_TOO_LONG /text', 'TOO_MANY_ENTRIES /tags']);
  });

  it('match a pattern that would hang a backtracking engine in linear time', () => {
    const started = performance.now();
    expect(send({ slow: `${'a'.repeat(1_999)}!` })).toEqual(['FIELD_PATTERN /slow']);
    expect(send({ slow: `${'a'.repeat(500_000)}!` })).toEqual(['FIELD_TOO_LONG /slow']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('treat blank lines of half a megabyte as blank, quickly', () => {
    const started = performance.now();
    expect(send({ text: ' '.repeat(500_000) })).toEqual(['FIELD_TOO_LONG /text']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a draft', () => {
  const draft = (changed: object) => validateDraft(application, changed, context);

  it('keeps what is half typed, and what is hidden now', () => {
    expect(draft({ mobile: '138', note: '以', certNo: '浙' })).toEqual({ status: 'valid', values: { mobile: '138', note: '以', certNo: '浙' } });
  });

  it('says which fields to clear', () => {
    expect(draft({ mobile: null, certNo: ' ' })).toEqual({ status: 'valid', values: { mobile: null, certNo: null } });
  });

  it('carries no unknown field, no read-only field, no wrong type and nothing oversized', () => {
    expect(problemsOf(draft({ approved: true, idNo: '330102201908310005', gradYear: [], certNo: '1'.repeat(21), name: '李强' }))).toEqual([
      'UNKNOWN_FIELD /approved',
      'FIELD_READ_ONLY /idNo',
      'FIELD_TOO_LONG /certNo',
    ]);
    expect(problemsOf(draft({ mobile: { a: 1 } }))).toEqual(['FIELD_TYPE /mobile']);
  });
});

describe('files', () => {
  it('are found wherever the form asks for one', () => {
    const form: FormDefinition = {
      ...application,
      schema: {
        type: 'object',
        properties: {
          photo: { type: 'string', format: 'file' },
          papers: { type: 'array', items: { type: 'object', properties: { scan: { type: 'string', format: 'file' }, kind: { type: 'string' } } } },
        },
      },
    };
    expect(fileIds(form, { photo: 'a', papers: [{ scan: 'b', kind: 'c' }, { kind: 'd' }] })).toEqual(['a', 'b']);
  });
});
