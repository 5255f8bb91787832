import { formatYuan } from '@onething/forms';
import type { PayRow } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { PayStateBadge } from './PayStateBadge.js';
import { payStates } from './pay-states.js';

type Shown = PayRow['state'] | 'all';

/** The rows of a list, all of them or those in one state. */
export function PayRows({ rows }: { rows: readonly PayRow[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('all');
  const found = shown === 'all' ? rows : rows.filter(({ state }) => state === shown);

  return (
    <Card title={t('payments.rows')} aside={<StateFilter rows={rows} shown={shown} show={setShown} />}>
      <table className="task-table pay-table">
        <thead>
          <tr>
            <th scope="col">{t('payments.row.position')}</th>
            <th scope="col">{t('payments.row.payee')}</th>
            <th scope="col">{t('payments.row.account')}</th>
            <th scope="col">{t('payments.row.purpose')}</th>
            <th scope="col" className="pay-amount">
              {t('payments.row.amount')}
            </th>
            <th scope="col">{t('payments.row.state')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((row) => (
            <Row key={row.position} row={row} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function StateFilter({ rows, shown, show }: { rows: readonly PayRow[]; shown: Shown; show: (state: Shown) => void }) {
  const { t } = useTranslation();
  const counted = payStates.map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(({ count }) => count > 0);

  return (
    <select className="input pay-filter" aria-label={t('payments.filter')} value={shown} onChange={({ target }) => show(stateOf(target.value))}>
      <option value="all">{t('payments.all', { count: rows.length })}</option>
      {counted.map(({ state, count }) => (
        <option key={state} value={state}>
          {t(`payments.state.${state}`)} {count}
        </option>
      ))}
    </select>
  );
}

function stateOf(text: string): Shown {
  return payStates.find((state) => state === text) ?? 'all';
}

function Row({ row }: { row: PayRow }) {
  const { t } = useTranslation();

  return (
    <tr>
      <td className="mono">{row.position + 1}</td>
      <td>
        {row.payee}
        <div className="small soft mono">{row.idNo}</div>
      </td>
      <td>
        {row.accountName}
        <div className="small soft mono">{row.account}</div>
      </td>
      <td>{row.purpose}</td>
      <td className="pay-amount" data-label={t('payments.row.amount')}>
        {formatYuan(row.amount)}
      </td>
      <td>
        <PayStateBadge state={row.state} />
        {row.reason && <div className="small">{row.reason}</div>}
        {row.reference && <div className="small soft mono">{row.reference}</div>}
      </td>
    </tr>
  );
}
