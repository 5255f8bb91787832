import type { LegalBasis } from '@onething/rules';
import type { Language } from '../words/i18n.js';

/** 《普通高等学校学生管理规定》第39条. */
export function showBasis({ law, article }: Pick<LegalBasis, 'law' | 'article'>, language: Language): string {
  const name = /^《/.test(law) ? law : `《${law}》`;
  if (!article) return name;
  if (language === 'en') return `${name} art. ${article}`;

  return /第|条/.test(article) ? `${name}${article}` : `${name}第${article}条`;
}
