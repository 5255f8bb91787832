/** Facts with which a template is shown: texts, whether something is there, and lists of entries. */
export type SampleFacts = Readonly<Record<string, string | boolean | readonly Readonly<Record<string, string>>[]>>;

/** What a template says with these facts, as its HTML: the few words of its language, read without compiling anything. Only for looking at; papers are printed on the server. */
export function expandTemplate(template: string, facts: SampleFacts): string {
  const [, before = '', word, name = '', rest = ''] = /^([\s\S]*?)\{\{#(if|unless|each) (\w+)\}\}([\s\S]*)$/.exec(template) ?? [];
  if (!word) return withFacts(template, facts);

  const { inside, after } = untilClosed(rest);
  const [then = '', otherwise = ''] = inside.split('{{else}}');
  return withFacts(before, facts) + expanded(word, name, then, otherwise, facts) + expandTemplate(after, facts);
}

function expanded(word: string, name: string, then: string, otherwise: string, facts: SampleFacts): string {
  const value = facts[name];
  if (word === 'each') return (Array.isArray(value) ? value : []).map((entry) => expandTemplate(then, entry)).join('');
  const holds = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false && value !== '';
  return expandTemplate(holds === (word === 'if') ? then : otherwise, facts);
}

function withFacts(text: string, facts: SampleFacts): string {
  return text.replaceAll(/\{\{(?:(?:date|money) )?(\w+)\}\}/g, (_, name: string) => {
    const value = facts[name];
    return escaped(typeof value === 'string' ? value : `【${name}】`);
  });
}

function untilClosed(rest: string): { readonly inside: string; readonly after: string } {
  let depth = 1;
  for (const found of rest.matchAll(/\{\{(#)?(?:\/)?(?:if|unless|each)\b[^}]*\}\}/g)) {
    depth += found[1] ? 1 : -1;
    if (depth === 0) return { inside: rest.slice(0, found.index), after: rest.slice(found.index + found[0].length) };
  }
  return { inside: rest, after: '' };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
