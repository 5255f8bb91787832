import type { PayRow } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.js';
import { payTones } from './pay-states.js';

/** Where a row stands, in a word. */
export function PayStateBadge({ state }: { state: PayRow['state'] }) {
  const { t } = useTranslation();
  return <Badge tone={payTones[state]}>{t(`payments.state.${state}`)}</Badge>;
}
