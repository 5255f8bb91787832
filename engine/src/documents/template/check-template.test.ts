import { checkTemplate } from './check-template.js';
import { compileTemplate } from './render-template.js';

const facts = ['name', 'list'];
const codesOf = (template: unknown) => checkTemplate('paper', template, facts).map(({ code }) => code);

describe('a document template', () => {
  it('may print declared facts, call known helpers, and use the small vocabulary of HTML', () => {
    const template = `<h1>证明</h1><p class="number">{{number}}</p>{{#if name}}<p>{{date name}}</p>{{/if}}<ul>{{#each list}}<li>{{this}}</li>{{/each}}</ul><p><seal name="school"/></p><qr/>`;

    expect(checkTemplate('paper', template, facts)).toEqual([]);
  });

  it.each([
    ['the constructor of a fact', '<p>{{constructor}}</p>'],
    ['a chain of lookups', '<p>{{name.constructor.name}}</p>'],
    ['the lookup helper', '<p>{{lookup name "x"}}</p>'],
    ['what stands above', '{{#each list}}<p>{{../name}}</p>{{/each}}'],
    ['private data', '<p>{{@root}}</p>'],
    ['triple braces', '<p>{{{name}}}</p>'],
    ['an unescaped ampersand', '<p>{{&name}}</p>'],
    ['a partial', '{{> other}}'],
    ['a decorator', '{{* inline}}'],
    ['a helper of nobody', '<p>{{evil name}}</p>'],
    ['a sub-expression', '<p>{{date (lookup name "x")}}</p>'],
    ['a list inside a list', '{{#each list}}{{#each list}}<p>{{this}}</p>{{/each}}{{/each}}'],
    ['the log helper', '<p>{{log name}}</p>'],
  ])('may not use %s', (_, template) => {
    expect(codesOf(template)).toContain('TEMPLATE_NOT_ALLOWED');
  });

  it.each([
    ['script', '<script>alert(1)</script>', 'TEMPLATE_ELEMENT_NOT_ALLOWED'],
    ['an image from outside', '<img src="http://evil/x.png">', 'TEMPLATE_ELEMENT_NOT_ALLOWED'],
    ['a comment', '<!-- hidden -->', 'TEMPLATE_ELEMENT_NOT_ALLOWED'],
    ['a style', '<p style="color:red">x</p>', 'TEMPLATE_ATTRIBUTE_NOT_ALLOWED'],
    ['a class of its own', '<p class="evil">x</p>', 'TEMPLATE_ATTRIBUTE_NOT_ALLOWED'],
    ['a fact in an attribute', '<p class="{{name}}">x</p>', 'TEMPLATE_VALUE_IN_TAG'],
    ['a fact in an unquoted attribute', '<p class={{name}}>x</p>', 'TEMPLATE_VALUE_IN_TAG'],
    ['a fact as an element', '<{{name}}>x', 'TEMPLATE_VALUE_IN_TAG'],
  ])('may not contain %s', (_, template, code) => {
    expect(codesOf(template)).toContain(code);
  });

  it('is text, and names its line when it cannot be read', () => {
    expect(codesOf({ type: 'Program' })).toEqual(['TEMPLATE_NOT_TEXT']);
    expect(codesOf('<p>{{#if name}}</p>')).toEqual(['TEMPLATE_SYNTAX']);
    expect(checkTemplate('paper', '<p>\n{{unheard}}</p>', facts)).toMatchObject([{ code: 'TEMPLATE_FACT_UNKNOWN', place: 'documents/paper.hbs:2' }]);
  });
});

describe('printing', () => {
  it('shows what an applicant has typed as text, whatever it looks like', () => {
    const render = compileTemplate('<p>{{name}}</p>');

    expect(render({ name: '<script>{{constructor}}#{7*7}' })).toBe('<p>&lt;script&gt;{{constructor}}#{7*7}</p>');
  });

  it('stops at a fact that is missing rather than leave a gap', () => {
    expect(() => compileTemplate('<p>{{name}}</p>')({})).toThrow(/name/);
  });

  it('formats dates and money', () => {
    expect(compileTemplate('{{date a}} {{money b}}')({ a: '2008-06-30', b: 123456 })).toBe('2008年6月30日 1,234.56');
  });
});
