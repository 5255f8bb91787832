import type { ObjectionReceipt } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showFullMoment } from '../show/dates.js';
import { Button } from '../ui/Button.js';
import { FactList } from '../ui/FactList.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';

/** The receipt of an objection; the same stands among the messages. */
export function ReceiptView({ receipt, onClose }: { receipt: ObjectionReceipt; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();

  return (
    <div className="stack">
      <Notice tone="ok">{t('notices.receivedText')}</Notice>
      <FactList
        facts={[
          { key: 'no', title: t('notices.no'), value: <span className="mono">{receipt.no}</span> },
          { key: 'entry', title: t('notices.entry'), value: receipt.name },
          { key: 'at', title: t('notices.at'), value: showFullMoment(receipt.at, language) },
        ]}
      />
      <Button look="secondary" wide onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
}
