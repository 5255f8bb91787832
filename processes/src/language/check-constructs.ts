import { isRefusedName, type Problem } from '@onething/rules';
import { isAllowedAttribute, isAllowedElement } from './allowed-constructs.js';
import type { ForeignProblem } from './foreign/replacement.js';
import { isOfEngine, replaceAttribute, replaceElement } from './foreign/replacements.js';
import { languages, namespaces } from './namespaces.js';
import { placeOfTag } from './place.js';
import type { XmlAttribute, XmlTag } from './scan-xml.js';

/** Everything in the file that is not on the allow-list, each named with its place. */
export function checkConstructs(tags: readonly XmlTag[], path: string): readonly Problem[] {
  return [...tags.flatMap((tag) => checkTag(tag, path)), ...checkIds(tags, path)];
}

function checkTag(tag: XmlTag, path: string): Problem[] {
  const place = placeOfTag(path, tag);
  if (globalTasks.includes(tag.name) && tag.namespace === namespaces.bpmn) return [globalTask(place, tag.written)];
  if (!isAllowedElement(tag.namespace, tag.name)) return [withReplacement(notAllowed(place, `<${tag.written}>`), tag)];

  const foreign = tag.attributes.filter((attribute) => !isAllowedAttribute(tag, attribute.namespace, attribute.name));
  return [
    ...foreign.map((attribute) => withReplacement(notAllowed(place, `${attribute.written}="${shorten(attribute.value)}"`), tag, attribute)),
    ...checkCode(tag, place),
  ];
}

const globalTasks = ['globalTask', 'globalUserTask', 'globalManualTask', 'globalScriptTask', 'globalBusinessRuleTask'];

function globalTask(place: string, written: string): Problem {
  return {
    code: 'ELEMENT_NOT_SUPPORTED',
    place,
    message: {
      zh: `全局任务 <${written}> 目前不能执行，请改为一个流程，再用调用活动调用它。`,
      en: `The global task <${written}> does not run; make it a process and call that with a call activity.`,
    },
  };
}

function notAllowed(place: string, construct: string): Problem {
  return {
    code: 'CONSTRUCT_NOT_ALLOWED',
    place,
    message: { zh: `不允许使用 ${construct}，请删除或改用标准 BPMN 写法。`, en: `${construct} is not allowed; remove it or use standard BPMN.` },
  };
}

/** What an engine that we know by name has written is told with what to put instead. */
function withReplacement(problem: Problem, tag: XmlTag, attribute?: XmlAttribute): Problem | ForeignProblem {
  if (!isOfEngine((attribute ?? tag).namespace)) return problem;

  const replacement = attribute ? replaceAttribute(tag, attribute) : replaceElement(tag);
  const { zh, en } = replacement.hint;
  return { ...problem, message: { zh: `${problem.message.zh}${zh}`, en: `${problem.message.en} ${en}` }, replacement };
}

/** What would be code in another engine: scripts in another language, implementations, expression languages. */
function checkCode(tag: XmlTag, place: string): Problem[] {
  return tag.attributes.flatMap((attribute) => {
    if (attribute.name === 'scriptFormat' && attribute.value !== languages.script) return [scriptNotAllowed(place, attribute)];
    if (attribute.name === 'implementation' && !attribute.value.startsWith('##')) return [notAllowed(place, `implementation="${shorten(attribute.value)}"`)];
    if (attribute.name === 'language' && tag.namespace === namespaces.bpmn && !isKnownLanguage(attribute.value)) return [languageNotKnown(place, attribute)];
    return [];
  });
}

function isKnownLanguage(language: string): boolean {
  return language === languages.conditions || (languages.feel as readonly string[]).includes(language);
}

function scriptNotAllowed(place: string, attribute: XmlAttribute): Problem {
  return {
    code: 'SCRIPT_NOT_ALLOWED',
    place,
    message: {
      zh: `不允许使用脚本（${shorten(attribute.value)}）。请改为计算表达式（${languages.script}）。`,
      en: `Scripts are not allowed (${shorten(attribute.value)}). Use one expression (${languages.script}) instead.`,
    },
  };
}

function languageNotKnown(place: string, attribute: XmlAttribute): Problem {
  return {
    code: 'LANGUAGE_NOT_ALLOWED',
    place,
    message: { zh: `不支持表达式语言“${shorten(attribute.value)}”。`, en: `The expression language “${shorten(attribute.value)}” is not supported.` },
  };
}

const idPattern = /^[A-Za-z_][\w-]{0,63}$/;

function checkIds(tags: readonly XmlTag[], path: string): Problem[] {
  const seen = new Set<string>();
  return tags.flatMap((tag) => {
    const id = tag.attributes.find((attribute) => attribute.name === 'id' && attribute.namespace === '')?.value;
    if (id === undefined) return [];
    if (!isValidId(tag, id)) return [idNotValid(path, tag)];
    if (seen.has(id)) return [idNotUnique(path, tag, id)];
    seen.add(id);
    return [];
  });
}

/** The id of the file itself names nothing that runs; other tools make it as long as the file's name. */
function isValidId({ name }: XmlTag, id: string): boolean {
  return (idPattern.test(id) || (name === 'definitions' && id.length <= 255)) && !isRefusedName(id);
}

function idNotValid(path: string, tag: XmlTag): Problem {
  return {
    code: 'ID_NOT_VALID',
    place: placeOfTag(path, tag),
    message: {
      zh: '编号只能由字母、数字、下划线和连字符组成，以字母或下划线开头，最长 64 个字符。',
      en: 'An id consists of letters, digits, _ and -, begins with a letter or _ and has at most 64 characters.',
    },
  };
}

function idNotUnique(path: string, tag: XmlTag, id: string): Problem {
  return {
    code: 'ID_NOT_UNIQUE',
    place: placeOfTag(path, tag),
    message: { zh: `编号“${id}”重复出现，请改为唯一编号。`, en: `The id “${id}” is used more than once.` },
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
