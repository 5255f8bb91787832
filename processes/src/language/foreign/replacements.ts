import type { Message } from '@onething/rules';
import { languages } from '../namespaces.js';
import type { XmlAttribute, XmlTag } from '../scan-xml.js';
import type { ChosenAttribute, Replacement } from './replacement.js';
import { isForeignExpression, translateExpression } from './translate-expression.js';

const engines = ['camunda.org', 'flowable.org', 'activiti.org', 'operaton.org', 'zeebe'];

/** Is this the vocabulary of an engine that we know by name? */
export function isOfEngine(namespace: string): boolean {
  return engines.some((engine) => namespace.includes(engine));
}

/** What to put instead of a condition, a time or a number that is an expression of another engine. */
export function replaceExpression(element: string, written: string): Replacement {
  const text = translateExpression(written);
  const hint = { zh: '请重新设置条件。', en: 'Set it anew.' };
  if (text === undefined) return { kind: 'choose', element, attribute: 'condition', hint };
  return { kind: 'condition', element, language: languages.script, text, hint: { zh: `可改为：${text}。`, en: `Use: ${text}.` } };
}

/** What to put instead of an attribute of another engine. */
export function replaceAttribute(tag: XmlTag, attribute: XmlAttribute): Replacement {
  return { ...(attributes[attribute.name]?.(attribute.value) ?? withoutMeaning), ...elementOf(tag) };
}

/** What to put instead of an element of another engine: a listener, a mapping, a task definition. */
export function replaceElement(tag: XmlTag): Replacement {
  const value = (name: string) => tag.attributes.find((attribute) => attribute.name === name)?.value;
  return { ...(elements[tag.name]?.(value) ?? withoutMeaning), ...elementOf(tag) };
}

type Way = (value: string) => Replacement;

const attributes: Readonly<Record<string, Way>> = {
  assignee: (value) => expressed(value, 'assignee', 'onething:assignee'),
  candidateGroups: groups,
  candidateUsers: () => choose('candidates', { zh: '请选择由哪个岗位办理（onething:candidates）。', en: 'Choose which role does it (onething:candidates).' }),
  formKey: form,
  formRef: form,
  dueDate: () => choose('due', { zh: '请用期限设置办理时限（onething:due）。', en: 'Set the limit as a period (onething:due).' }),
  class: work,
  delegateExpression: work,
  expression: work,
  type: (value) => (value === 'external' ? work() : withoutMeaning),
  topic: work,
  decisionRef: (value) => set({ 'onething:decision': idFrom(value) }, { zh: '改为本包的决策。', en: 'Use a decision of this package.' }),
  resultVariable: (value) => set({ 'onething:result': value }, { zh: '结果变量照旧。', en: 'The result keeps its name.' }),
  collection: (value) => expressed(value.startsWith('$') || value.startsWith('#') ? value : `\${${value}}`, 'collection', 'onething:collection'),
  elementVariable: (value) => set({ 'onething:element': value }, { zh: '每次循环的变量照旧。', en: 'The variable of one turn keeps its name.' }),
};

type ElementWay = (value: (name: string) => string | undefined) => Replacement;

const elements: Readonly<Record<string, ElementWay>> = {
  executionListener: listener,
  taskListener: listener,
  inputParameter: (value) => mapped('input', value('name')),
  outputParameter: (value) => mapped('output', value('name')),
  in: (value) => mapping('input', value('target'), value('source') ?? translateExpression(value('sourceExpression') ?? '')),
  out: (value) => mapping('output', value('target'), value('source') ?? translateExpression(value('sourceExpression') ?? '')),
  formData: () => choose('form', { zh: '请把字段做成表单并选择它（onething:form）。', en: 'Make the fields a form and choose it (onething:form).' }),
  formDefinition: () => choose('form', { zh: '请选择表单（onething:form）。', en: 'Choose the form (onething:form).' }),
  taskDefinition: work,
  calledDecision: (value) => set({ 'onething:decision': idFrom(value('decisionId') ?? '') }, { zh: '改为本包的决策。', en: 'Use a decision of this package.' }),
  calledElement: (value) => set({ calledElement: idFrom(value('processId') ?? '') }, { zh: '改为本包的流程。', en: 'Use a process of this package.' }),
  assignmentDefinition: (value) =>
    value('candidateGroups') ? groups(value('candidateGroups') ?? '') : expressed(value('assignee') ?? '', 'assignee', 'onething:assignee'),
};

const withoutMeaning: Replacement = { kind: 'remove', hint: { zh: '可以直接删除，对运行没有影响。', en: 'It can be deleted; nothing here depends on it.' } };

function groups(value: string): Replacement {
  if (isForeignExpression(value)) return choose('candidates', { zh: '请选择由哪个岗位办理。', en: 'Choose which role does it.' });

  const ports = value
    .split(',')
    .filter((name) => name !== '')
    .map(idFrom);
  return set({ 'onething:candidates': ports.join(' ') }, { zh: '改为岗位端口；请在清单中登记这些岗位。', en: 'Use role ports; the manifest must list them.' });
}

function form(value: string): Replacement {
  if (isForeignExpression(value)) return choose('form', { zh: '请选择表单（onething:form）。', en: 'Choose the form (onething:form).' });
  return set(
    {
      'onething:form': idFrom(
        value
          .split(/[:/]/)
          .at(-1)
          ?.replace(/\.\w+$/, '') ?? value,
      ),
    },
    { zh: '改为本包的表单。', en: 'Use a form of this package.' },
  );
}

/** Code never runs: what it did is work of a connector, or a calculation. */
function work(): Replacement {
  return choose('connector', {
    zh: '不运行代码。请选择连接器（onething:connector）；如果只是计算，改为脚本任务的一个表达式。',
    en: 'Code does not run. Choose a connector (onething:connector), or make it a script task with one expression.',
  });
}

function listener(): Replacement {
  return {
    kind: 'remove',
    hint: {
      zh: '不运行监听器。如果它做了必要的事，请在流程中画成一个服务任务或通知。',
      en: 'Listeners do not run. If it did something that matters, draw it as a service task or a notification.',
    },
  };
}

function expressed(value: string, chosen: ChosenAttribute, attribute: string): Replacement {
  const text = isForeignExpression(value) ? translateExpression(value) : JSON.stringify(value);
  if (text === undefined) return choose(chosen, { zh: `请重新设置（${attribute}）。`, en: `Set it anew (${attribute}).` });
  return set({ [attribute]: text }, { zh: `改为 ${attribute}。`, en: `Use ${attribute}.` });
}

/** The value stands in the text of the element, which an author has to carry over. */
function mapped(as: 'input' | 'output', name: string | undefined): Replacement {
  return mapping(as, name, undefined);
}

function mapping(as: 'input' | 'output', name: string | undefined, value: string | undefined): Replacement {
  if (name === undefined) return { kind: 'remove', hint: { zh: '请逐个列出要传递的变量。', en: 'List the variables that are to be passed, one by one.' } };
  return {
    kind: 'mapping',
    as,
    name,
    value: value ?? '',
    hint: { zh: `改为 <onething:${as}>，值写成表达式。`, en: `Use <onething:${as}> with an expression as its value.` },
  };
}

function set(values: Readonly<Record<string, string>>, hint: Message): Replacement {
  return { kind: 'set', attributes: values, hint };
}

function choose(attribute: ChosenAttribute, hint: Message): Replacement {
  return { kind: 'choose', attribute, hint };
}

/** Ids of our files: letters, digits, `_ . -`. */
function idFrom(name: string): string {
  return name
    .trim()
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '');
}

/** The BPMN element that it stands on. */
function elementOf(tag: XmlTag): { readonly element?: string } {
  for (let at: XmlTag | undefined = tag; at; at = at.parent) {
    const id = at.namespace.includes('/BPMN/') ? at.attributes.find(({ name, namespace }) => name === 'id' && namespace === '')?.value : undefined;
    if (id !== undefined) return { element: id };
  }
  return {};
}
