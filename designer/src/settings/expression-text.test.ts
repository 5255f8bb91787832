import { parseExpression } from '@onething/rules';
import { readFields, readLiteral, readMessage, readPath, writeFields, writeLiteral, writeMessage } from './expression-text.js';

describe('expressions that are drawn as choices', () => {
  it('knows a fixed text and a fact from a calculation', () => {
    expect([readLiteral('"学生资助"'), readLiteral('"a" + b'), readPath('applicant.idNo'), readPath('string(total)'), readPath('a + b')]).toEqual([
      '学生资助',
      undefined,
      'applicant.idNo',
      'total',
      undefined,
    ]);
  });

  it.each(['concatenate("您好，", childName, "，共 ", string(total), " 元")', '"办件 " + case.no', '"没有变量"'])(
    'reads the message %s and writes one that means the same',
    (text) => {
      const pieces = readMessage(text);
      const written = writeMessage(pieces ?? [], (path) => path !== 'total');
      expect(readMessage(written)).toEqual(pieces);
      expect(parseExpression(written)).toMatchObject({ ok: true });
    },
  );

  it('keeps its hands off a calculation', () => {
    expect(readMessage('if a then "x" else "y"')).toBeUndefined();
    expect(readFields('content')).toBeUndefined();
  });

  it('takes quotes without breaking the text', () => {
    expect(parseExpression(writeLiteral('他说"好"\\'))).toMatchObject({ ok: true });
  });

  it.each(['{ name: childName, idNo: childIdNo }', '{ text: concatenate("a, b", c), list: [1, 2] }', '{}'])('reads the fields of %s', (text) => {
    const fields = readFields(text);
    expect(writeFields(fields ?? {})).toBe(text);
  });
});
