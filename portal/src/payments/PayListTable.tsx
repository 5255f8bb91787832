import { formatYuan } from '@onething/forms';
import type { PayListSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';
import { PayProgress } from './PayProgress.js';
import { payStates, payTones } from './pay-states.js';

/** The lists of finance, newest first: a table on a desk, cards on a phone. */
export function PayListTable({ lists }: { lists: readonly PayListSummary[] }) {
  const { t } = useTranslation();

  return (
    <div className="card table-card">
      <table className="task-table" aria-label={t('payments.title')}>
        <thead>
          <tr>
            <th scope="col">{t('payments.column.list')}</th>
            <th scope="col">{t('payments.column.total')}</th>
            <th scope="col">{t('payments.column.rows')}</th>
            <th scope="col">{t('payments.column.progress')}</th>
            <th scope="col">{t('payments.column.frozen')}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <ListRow key={list.number} list={list} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListRow({ list }: { list: PayListSummary }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { number, title, term, total, count, paidTotal, rows, frozenAt } = list;

  return (
    <tr>
      <td className="cell-task">
        <Link to={`/payments/${encodeURIComponent(number)}`}>{title}</Link>
        <div className="small soft">
          <span className="mono">{number}</span> · {term}
        </div>
      </td>
      <td className="pay-amount" data-label={t('payments.column.total')}>
        {t('payments.yuan', { amount: formatYuan(total) })}
        <div className="small soft">{t('payments.count', { count })}</div>
      </td>
      <td>
        <span className="row">
          {payStates
            .filter((state) => (rows[state] ?? 0) > 0)
            .map((state) => (
              <Badge key={state} tone={payTones[state]}>
                {t(`payments.state.${state}`)} {rows[state]}
              </Badge>
            ))}
        </span>
      </td>
      <td>
        <PayProgress paidTotal={paidTotal} total={total} />
      </td>
      <td data-label={t('payments.column.frozen')}>{showMoment(frozenAt, language)}</td>
    </tr>
  );
}
