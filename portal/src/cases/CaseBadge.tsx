import type { CaseSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { caseStatus } from '../show/status.js';
import { Badge } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';

/** The state of a case in one word; the outcome by its own name where it has one. */
export function CaseBadge({ entry }: { entry: CaseSummary }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { word, tone } = caseStatus(entry);
  const general = t(`state.${word}`);

  return <Badge tone={tone}>{word === 'completed' ? pick(entry.outcomeName ?? general, general) : general}</Badge>;
}
