import type { PayList } from '@onething/runtime-api/client';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../data/client.js';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';

/** The file for the bank, and the way back in for what the bank says. */
export function ResultCard({ list, onImported }: { list: PayList; onImported: (list: PayList) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [isImported, setImported] = useState(false);
  if (list.orders.length === 0) return null;

  return (
    <Card title={t('payments.file')}>
      <div className="stack">
        <p className="soft">{t(list.waiting ? 'payments.waiting' : 'payments.settled')}</p>
        {isImported && <Notice tone="ok">{t('payments.imported')}</Notice>}
        <div className="row">
          <a className="button button-secondary" href={client.payFileUrl(list.number)} download>
            <Icon name="download" />
            {t('payments.export')}
          </a>
          {list.mayImport && (
            <ImportButton
              list={list}
              onImported={(changed) => {
                setImported(true);
                onImported(changed);
              }}
            />
          )}
        </div>
      </div>
    </Card>
  );
}

function ImportButton({ list: { number, orders }, onImported }: { list: PayList; onImported: (list: PayList) => void }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const load = useCommand(`pay-result:${number}:${orders.length}`, async (client, key, file: File) =>
    onImported(await client.importPayResult(number, file, key)),
  );

  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".csv,text/csv"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('payments.import')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void load.run(file);
          // The same file may be chosen again once it was mended.
          target.value = '';
        }}
      />
      <Button busy={load.busy} onClick={() => chooser.current?.click()}>
        {t('payments.import')}
      </Button>
      <ActionFailure failure={load.failure} />
    </>
  );
}
