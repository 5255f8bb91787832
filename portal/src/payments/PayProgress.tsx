import { formatYuan } from '@onething/forms';
import { useTranslation } from 'react-i18next';

/** How much of a list has been paid: the sum of what was, over the control total. */
export function PayProgress({ paidTotal, total }: { paidTotal: number; total: number }) {
  const { t } = useTranslation();
  const said = t('payments.progress', { paid: formatYuan(paidTotal), total: formatYuan(total) });

  return (
    <span className="pay-progress">
      <progress value={paidTotal} max={Math.max(total, 1)} aria-label={said} />
      <span className="small">{said}</span>
    </span>
  );
}
