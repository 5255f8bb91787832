import type { LegalBasis, Message } from '../values.js';

/** Where a rule comes from, as people cite it: `《普通高等学校学生管理规定》第39条`. */
export function describeBasis(basis: LegalBasis): Message {
  const law = basis.law.startsWith('《') ? basis.law : `《${basis.law}》`;
  if (!basis.article) return { zh: law, en: law };

  return { zh: `${law}${/^\d+$/.test(basis.article) ? `第${basis.article}条` : basis.article}`, en: `${law} art. ${basis.article}` };
}
