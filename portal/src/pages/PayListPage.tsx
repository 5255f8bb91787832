import type { PayList } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { PayOrders } from '../payments/PayOrders.js';
import { PayRows } from '../payments/PayRows.js';
import { PaySums } from '../payments/PaySums.js';
import { ResultCard } from '../payments/ResultCard.js';
import { ButtonLink } from '../ui/Button.js';
import { Icon } from '../ui/Icon.js';
import { Page } from '../ui/Page.js';
import '../payments/payments.css';

/** One pay list: sums, orders, the file and its result, every row. What is to be done with it is its open task. */
export function PayListPage() {
  const { t } = useTranslation();
  const { number = '' } = useParams();
  const list = useLoad(`payments:${number}`, (client) => client.payList(number));

  return (
    <Page name="pay-list" title={t('payments.title')}>
      <Link to="/payments" className="back-link">
        <Icon name="back" />
        {t('payments.title')}
      </Link>
      <Show of={list} heading="h1">
        {(shown) => <Found list={shown} onImported={list.reload} />}
      </Show>
    </Page>
  );
}

function Found({ list, onImported }: { list: PayList; onImported: (list: PayList) => void }) {
  return (
    <>
      <div className="row-spread">
        <div>
          <h1>{list.title}</h1>
          <p className="soft">
            <span className="mono">{list.number}</span> · {list.term}
          </p>
        </div>
        {list.task && <ButtonLink to={`/task/${encodeURIComponent(list.task.id)}`}>{list.task.name}</ButtonLink>}
      </div>
      <PaySums list={list} />
      <PayOrders orders={list.orders} />
      <ResultCard list={list} onImported={onImported} />
      <PayRows rows={list.rows} />
    </>
  );
}
