import type { Notification } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.js';
import { deliveryTone } from './delivery-tone.js';

/** What became of a message outside, a word a channel. */
export function DeliveryBadges({ deliveries }: Pick<Notification, 'deliveries'>) {
  const { t } = useTranslation();

  return (
    <>
      {deliveries.map(({ channel, state }) => (
        <Badge key={channel} tone={deliveryTone[state]}>
          {t(`messages.delivery.${state}`, { channel: t(`messages.channel.${channel}`) })}
        </Badge>
      ))}
    </>
  );
}
