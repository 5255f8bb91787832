import type { NoticeDetail, ObjectionReceipt } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { showDate } from '../show/dates.js';
import { Button } from '../ui/Button.js';
import { FactList } from '../ui/FactList.js';
import { Sheet } from '../ui/Sheet.js';
import { TextArea } from '../ui/TextArea.js';
import { useLanguage } from '../words/use-language.js';
import type { NoticeEntry } from './NoticeList.js';
import { ReceiptView } from './ReceiptView.js';

/** Says against whom, why and until when an objection is made; then shows its receipt. */
export function ObjectionSheet({ notice, entry, onClose }: { notice: NoticeDetail; entry: NoticeEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState<ObjectionReceipt>();

  return (
    <Sheet title={receipt ? t('notices.received') : t('notices.objectTitle')} onClose={onClose}>
      {receipt ? <ReceiptView receipt={receipt} onClose={onClose} /> : <ObjectionForm notice={notice} entry={entry} onReceived={setReceipt} />}
    </Sheet>
  );
}

function ObjectionForm({ notice, entry, onReceived }: { notice: NoticeDetail; entry: NoticeEntry; onReceived: (receipt: ObjectionReceipt) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { person, session } = useSession();
  const [reason, setReason] = useState('');
  const object = useCommand(`object:${notice.id}:${entry.position}:${reason}`, async (client, key) =>
    onReceived(await client.raiseObjection(notice.region, notice.id, { entry: entry.position, reason: reason.trim() }, key)),
  );

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void object.run();
      }}
    >
      <FactList
        facts={[
          { key: 'entry', title: t('notices.entry'), value: `${entry.name} ${entry.detail}` },
          { key: 'by', title: t('notices.by'), value: person?.name },
          { key: 'until', title: t('notices.until'), value: t('notices.untilDay', { date: showDate(notice.to, language, session.now) }) },
        ]}
      />
      <TextArea
        label={t('notices.reason')}
        hint={t('notices.reasonHint', { count: [...reason].length })}
        value={reason}
        maxLength={500}
        error={object.failure?.problems[0]?.message}
        onChange={(event) => setReason(event.target.value)}
      />
      <ActionFailure failure={object.failure?.problems.length ? undefined : object.failure} />
      <Button type="submit" wide busy={object.busy}>
        {t('notices.submit')}
      </Button>
      <p className="small soft">{t('notices.promise')}</p>
    </form>
  );
}
