import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { AddAccount } from './AddAccount.js';
import { AllowCaller } from './AllowCaller.js';

/** Lets others take part: a place that may have a matter done here, a program that takes work. */
export function NewAccountsCard({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();

  return (
    <Card title={t('integrations.allow')}>
      <div className="stack">
        <AllowCaller onAllowed={onAdded} />
        <Disclosure label={t('integrations.account')}>
          <AddAccount onAdded={onAdded} />
        </Disclosure>
      </div>
    </Card>
  );
}
