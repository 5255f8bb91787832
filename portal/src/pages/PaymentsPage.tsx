import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { PayListTable } from '../payments/PayListTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';
import '../payments/payments.css';

/** The pay lists that this person makes or approves. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const lists = useLoad('payments', (client) => client.payLists());

  return (
    <Page name="payments" title={t('payments.title')}>
      <div>
        <h1>{t('payments.title')}</h1>
        <p className="soft">{t('payments.lead')}</p>
      </div>
      <Show of={lists}>
        {({ items }) =>
          items.length === 0 ? <EmptyState icon="list" title={t('payments.empty')} text={t('payments.emptyText')} /> : <PayListTable lists={items} />
        }
      </Show>
    </Page>
  );
}
