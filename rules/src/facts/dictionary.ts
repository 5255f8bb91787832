import type { FactDeclaration } from '../decisions/definition.js';
import type { Message } from '../values.js';
import type { FactPath } from './fact-path.js';

/** What is known about the facts: their titles and types, by name. */
export type Dictionary = Readonly<Record<string, FactDeclaration>>;

const text = (title: string, titleEn: string): FactDeclaration => ({ title, titleEn, type: 'string' });
const date = (title: string, titleEn: string): FactDeclaration => ({ title, titleEn, type: 'date' });

/** Facts that every running case has; a decision need not declare them. */
export const standardFacts: Dictionary = {
  case: {
    title: '办件',
    titleEn: 'case',
    type: 'object',
    fields: {
      id: text('办件标识', 'case id'),
      no: text('办件编号', 'case number'),
      date: date('受理日期', 'date of the case'),
      region: text('行政区划代码', 'region code'),
      regionName: text('行政区划', 'region'),
      openedAt: text('开办时间', 'opened at'),
      matter: text('事项', 'matter'),
      now: text('当前时间', 'the moment of the step'),
      today: date('当天日期', 'the day of the step'),
    },
  },
  applicant: {
    title: '申请人',
    titleEn: 'applicant',
    type: 'object',
    fields: {
      id: text('申请人标识', 'applicant id'),
      name: text('申请人姓名', "applicant's name"),
      idNo: text('申请人身份证号码', "applicant's ID number"),
      mobile: text('申请人手机号', "applicant's mobile number"),
    },
  },
  params: { title: '参数', titleEn: 'parameters', type: 'object' },
};

/** The declaration of a path. `open` = lies below an object whose fields are not declared, so anything may stand there. */
export type Declared = { readonly is: 'declared'; readonly declaration: FactDeclaration } | { readonly is: 'open' } | { readonly is: 'undeclared' };

/** Finds what a dictionary says about a path, through nested fields; the standard facts are always known. */
export function declarationOf(dictionary: Dictionary, path: FactPath): Declared {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const declaration = own(dictionary, name) ?? own(standardFacts, name);
    if (declaration) return below(declaration, path.slice(length));
  }
  return { is: 'undeclared' };
}

/** What people call the fact: its title, or its path where nothing is declared. */
export function titleOf(dictionary: Dictionary, path: FactPath): Message {
  const found = declarationOf(dictionary, path);
  const name = path.join('.');
  if (found.is !== 'declared') return { zh: path[0] === 'params' ? `参数 ${path.slice(1).join('.')}` : name, en: name };

  return { zh: found.declaration.title, en: found.declaration.titleEn ?? name };
}

function below(declaration: FactDeclaration, steps: FactPath): Declared {
  const [step, ...rest] = steps;
  if (step === undefined) return { is: 'declared', declaration };
  if (declaration.type === 'list' && /^\d+$/.test(step)) return rest.length === 0 ? { is: 'open' } : below(declaration, rest);
  if (declaration.type !== 'object' && declaration.type !== 'list') return { is: 'undeclared' };
  if (!declaration.fields) return { is: 'open' };

  const field = own(declaration.fields, step);
  return field ? below(field, rest) : { is: 'undeclared' };
}

function own(dictionary: Dictionary, name: string): FactDeclaration | undefined {
  return Object.hasOwn(dictionary, name) ? dictionary[name] : undefined;
}
