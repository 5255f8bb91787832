import type { Finding } from '../outcome.js';

const titles: Readonly<Record<string, string>> = {
  businessKnowledgeModel: '业务知识模型（函数）',
  decisionService: '决策服务',
  knowledgeSource: '知识来源',
  invocation: '函数调用',
  functionDefinition: '函数定义',
  import: '引入其他模型',
  nothing: '没有决策逻辑',
};

/** Something that is not taken over, with its name. What only documents the model is a note, all else an error. */
export function outside(name: string, what: string, place = `<decision name="${name}">`, detail?: { readonly zh: string; readonly en: string }): Finding {
  return {
    severity: what === 'knowledgeSource' ? 'warning' : 'error',
    code: 'DMN_OUTSIDE',
    place,
    message: {
      zh: `“${name}”未导入：${titles[what] ?? what} 不在支持的范围内${detail ? `（${detail.zh}）` : ''}。`,
      en: `"${name}" was not imported: ${what} is outside what is supported${detail ? ` (${detail.en})` : ''}.`,
    },
  };
}
