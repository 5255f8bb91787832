import type { Value } from '@onething/rules';
import { readBinding } from './endpoint-binding.js';
import { fillTemplate, readValues } from './mapping.js';
import { readXml, writeXml } from './xml.js';

describe('a template', () => {
  it('has its $names replaced by inputs, of any kind, and leaves out what is not given', () => {
    const template = { id: '$person.idNo', fixed: 'x', price: '$$5', list: ['$a', '$missing'], none: '$missing' };
    expect(fillTemplate(template, { person: { idNo: '1' }, a: [1, 2] })).toEqual({ id: '1', fixed: 'x', price: '$5', list: [1, 2] });
  });
});

describe('an answer', () => {
  const answer: Value = {
    Rows: {
      Row: [
        { Name: '甲', Age: '17', Open: '是' },
        { Name: '乙', Age: 'x' },
      ],
    },
    Note: { '#text': 'n', '@lang': 'zh' },
  };

  it('is read by place and type; what is not there, or is of another type, is left out', () => {
    const rules = {
      first: { at: 'Rows/Row/Name' },
      second: { at: 'Rows/Row/1/Name' },
      note: { at: 'Note' },
      language: { at: 'Note/@lang' },
      none: { at: 'Rows/Nothing' },
      rows: { at: 'Rows/Row', each: { age: { at: 'Age', type: 'number' as const }, open: { at: 'Open', type: 'boolean' as const, trueWords: ['是'] } } },
      names: { at: 'Rows/Nobody', list: true },
    };
    expect(readValues(answer, rules)).toEqual({ first: '甲', second: '乙', note: 'n', language: 'zh', rows: [{ age: 17, open: true }, {}], names: [] });
  });
});

describe('XML', () => {
  it('is read and written the same way', () => {
    const value = { Order: { '@id': '7"', Line: [{ Text: 'a<b & c' }, { Text: '' }], Total: { '@unit': '元', '#text': '12' } } };
    expect(readXml(writeXml(value))).toEqual(value);
  });

  it('leaves out prefixes, and takes text in sections as it stands', () => {
    expect(readXml('<s:a xmlns:s="urn:x" s:k="1"><s:b><![CDATA[<&>]]></s:b><c/></s:a>')).toEqual({ a: { '@k': '1', b: '<&>', c: '' } });
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an end that is missing', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['a nest without end', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
  ])('is not read with %s', (_, text) => {
    expect(readXml(text)).toBeUndefined();
  });
});

describe('a binding', () => {
  const good = {
    url: 'https://roll.example/q',
    method: 'POST',
    request: { format: 'json', body: {} },
    response: { format: 'json', values: { x: { at: 'x' } } },
  };

  it('is taken as it is', () => {
    expect(readBinding(good)).toMatchObject({ url: good.url, response: { values: { x: { at: 'x' } } } });
  });

  it.each([
    ['url', { ...good, url: 'file:///etc/passwd' }],
    ['method', { ...good, method: 'DELETE' }],
    ['headers', { ...good, headers: { X: 'a\r\nEvil: 1' } }],
    ['request', { ...good, request: { format: 'xml', body: { a: 1, b: 2 } } }],
    ['request', { ...good, method: 'GET' }],
    ['response', { ...good, response: { format: 'json', values: { x: { at: 'x', type: 'code' } } } }],
    ['timeoutSeconds', { ...good, timeoutSeconds: 600 }],
  ])('is refused with a wrong %s', (part, given) => {
    expect(readBinding(given)).toBe(part);
  });
});
