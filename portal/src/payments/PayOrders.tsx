import { formatYuan } from '@onething/forms';
import type { PayList } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** The orders that went to the bank: who made and who approved each, and whether it was answered. */
export function PayOrders({ orders }: { orders: PayList['orders'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (orders.length === 0) return null;

  return (
    <Card title={t('payments.orders')}>
      <ul className="stack">
        {orders.map(({ number, channel, total, count, makerName, checkerName, sentAt, answeredAt }) => (
          <li key={number} className="row-spread">
            <span>
              {t('payments.order', { number, amount: formatYuan(total), count })}
              <span className="small soft pay-line">
                {t('payments.signed', { maker: makerName, checker: checkerName, time: showMoment(sentAt, language) })}
              </span>
            </span>
            <span className="row">
              <Badge>{t(`payments.channel.${channel}`)}</Badge>
              {answeredAt ? <Badge tone="ok">{t('payments.answered')}</Badge> : <Badge tone="warn">{t('payments.unanswered')}</Badge>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
