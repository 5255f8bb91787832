import { formatYuan } from '@onething/forms';
import type { PayList } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';
import { PayProgress } from './PayProgress.js';

/** What an approver compares: control total, number of rows, hash of what was frozen. */
export function PaySums({ list }: { list: PayList }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const returned = list.rows.filter(({ state }) => state === 'returned').length;

  return (
    <Card title={t('payments.sums')}>
      <FactList
        facts={[
          { key: 'total', title: t('payments.column.total'), value: <strong>{t('payments.yuan', { amount: formatYuan(list.total) })}</strong> },
          { key: 'count', title: t('payments.payable'), value: t('payments.count', { count: list.count }) },
          { key: 'returned', title: t('payments.state.returned'), value: t('payments.count', { count: returned }) },
          { key: 'paid', title: t('payments.column.progress'), value: <PayProgress paidTotal={list.paidTotal} total={list.total} /> },
          { key: 'frozen', title: t('payments.column.frozen'), value: showMoment(list.frozenAt, language) },
          { key: 'hash', title: t('payments.hash'), value: <span className="mono">{list.hash.slice(0, 16)}</span> },
        ]}
      />
    </Card>
  );
}
