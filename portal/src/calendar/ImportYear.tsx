import type { YearArrangement, YearCompared } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../data/failure.js';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Notice } from '../ui/Notice.js';
import { TextArea } from '../ui/TextArea.js';
import { readArrangement, type UnreadLine } from './read-arrangement.js';
import { YearDifference } from './YearDifference.js';

/** A year's holidays from a file or pasted: compared first, imported after a look at what changes. */
export function ImportYear({ onImported }: { onImported: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<readonly UnreadLine[]>([]);
  const [compared, setCompared] = useState<{ arrangement: YearArrangement; difference: YearCompared }>();
  const [isDone, setDone] = useState(false);
  const compare = useAction(async (client, arrangement: YearArrangement) => {
    setCompared({ arrangement, difference: await client.compareYear(arrangement) });
  });
  const keep = useAction(async (client, arrangement: YearArrangement) => {
    await client.importYear(arrangement);
    setDone(true);
    setCompared(undefined);
    write('');
    onImported();
  });
  const write = (written: string) => {
    setText(written);
    setUnread([]);
    setCompared(undefined);
    compare.forget();
  };
  const check = () => {
    setDone(false);
    const read = readArrangement(text);
    setUnread(read.ok ? [] : read.lines);
    if (read.ok) void compare.run(read.value);
  };

  return (
    <Card title={t('calendar.importTitle')}>
      <div className="stack">
        <p className="soft">{t('calendar.importLead')}</p>
        <ChooseFile onRead={write} />
        <TextArea label={t('calendar.text')} value={text} placeholder={t('calendar.example')} onChange={(event) => write(event.target.value)} />
        {unread.length > 0 && <Unread lines={unread} />}
        <Refused failure={compare.failure ?? keep.failure} />
        {isDone && <Notice tone="ok">{t('calendar.imported')}</Notice>}
        <div className="row">
          <Button look={compared ? 'secondary' : 'primary'} busy={compare.busy} onClick={check}>
            {t('calendar.check')}
          </Button>
        </div>
        {compared && <YearDifference difference={compared.difference} busy={keep.busy} onConfirm={() => void keep.run(compared.arrangement)} />}
      </div>
    </Card>
  );
}

/** The server's sentence, and each day that cannot be. */
function Refused({ failure }: { failure: Failure | undefined }) {
  const problems = failure?.problems.map(({ message }) => message) ?? [];
  const sentence = failure && problems.length > 0 ? `${failure.message} ${problems.slice(0, 10).join(' ')}` : undefined;

  return <ActionFailure failure={failure} sentence={sentence} />;
}

function ChooseFile({ onRead }: { onRead: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="button button-secondary file-choice">
      {t('calendar.file')}
      <input
        type="file"
        accept=".txt,.csv,.json,text/plain,text/csv,application/json"
        className="visually-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void file.text().then(onRead);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function Unread({ lines }: { lines: readonly UnreadLine[] }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger">
      {t('calendar.unreadable')}
      <ul>
        {lines.slice(0, 10).map(({ line, wrong }) => (
          <li key={line}>{line === 0 ? t(`calendar.wrong.${wrong}`) : t('calendar.line', { line, text: t(`calendar.wrong.${wrong}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
