import type { LegalBasis } from '@onething/rules';
import type { Language } from '../words/i18n.js';

/** Several at once, each named only once. */
export function showAllBasis(basis: readonly Pick<LegalBasis, 'law' | 'article'>[], language: Language): string {
  return [...new Set(basis.map((one) => showBasis(one, language)))].join(language === 'en' ? ', ' : '、');
}

/** 《普通高等学校学生管理规定》（教育部令第41号）第39条. Standards (GB …) carry no title marks. */
export function showBasis({ law, article }: Pick<LegalBasis, 'law' | 'article'>, language: Language): string {
  const name = /^[《A-Z]/.test(law) ? law : law.replace(/^([^（]+)/, '《$1》');
  if (!article) return name;
  if (language === 'en') return `${name} art. ${article}`;

  return /第|条/.test(article) ? `${name}${article}` : `${name}第${article}条`;
}
