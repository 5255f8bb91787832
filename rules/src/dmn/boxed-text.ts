import { type DmnElement, elementOf, elementsOf, textOf, typeOf } from './dmn-element.js';

/** A boxed expression as the FEEL text that means the same; `undefined` with the element that has none. */
export type Boxed = { readonly text: string } | { readonly outside: string };

/** Literal expressions, contexts, lists, relations, conditionals, filters and loops; functions, invocations and tables have no text. */
export function boxedText(element: DmnElement | undefined): Boxed {
  if (!element) return { outside: 'nothing' };
  switch (typeOf(element)) {
    case 'literalExpression':
      return literal(element);
    case 'list':
      return joined(elementsOf(element, 'elements'), (parts) => `[${parts.join(', ')}]`);
    case 'relation':
      return relation(element);
    case 'context':
      return context(element);
    default:
      return { outside: typeOf(element) };
  }
}

function literal(element: DmnElement): Boxed {
  if (elementOf(element, 'importedValues')) return { outside: 'importedValues' };
  const text = textOf(element, 'text');

  return text === undefined ? { outside: 'literalExpression' } : { text };
}

function joined(parts: readonly DmnElement[], make: (texts: readonly string[]) => string): Boxed {
  const texts: string[] = [];
  for (const part of parts) {
    const boxed = boxedText(part);
    if ('outside' in boxed) return boxed;
    texts.push(`(${boxed.text})`);
  }
  return { text: make(texts) };
}

function relation(element: DmnElement): Boxed {
  const names = elementsOf(element, 'column').map((column) => textOf(column, 'name') ?? '');
  const rows = elementsOf(element, 'row').map((row) =>
    joined(elementsOf(row, 'elements'), (texts) => `{${texts.map((text, index) => `${names[index]}: ${text}`).join(', ')}}`),
  );
  const outside = rows.find((row) => 'outside' in row);

  return outside ?? { text: `[${rows.map((row) => ('text' in row ? row.text : '')).join(', ')}]` };
}

/** The last entry without a name is the result; without one the result is the context itself. */
function context(element: DmnElement): Boxed {
  const entries = elementsOf(element, 'contextEntry').map((entry) => ({
    name: textOf(elementOf(entry, 'variable'), 'name'),
    value: boxedText(elementOf(entry, 'value')),
  }));
  const outside = entries.find(({ value }) => 'outside' in value)?.value;
  if (outside && 'outside' in outside) return outside;
  const texts = entries.map(({ name = resultName, value }) => `${name}: (${'text' in value ? value.text : ''})`);
  const text = `{${texts.join(', ')}}`;

  return { text: entries.some(({ name }) => name === undefined) ? `${text}.${resultName}` : text };
}

const resultName = 'result_of_context';
