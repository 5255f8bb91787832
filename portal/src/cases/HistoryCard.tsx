import type { HistoryLine } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../show/dates.js';
import { newestFirst } from '../show/newest-first.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

const few = 6;

/** What has happened, the newest first; a long story opens on demand. */
export function HistoryCard({ history }: { history: readonly HistoryLine[] }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const lines = folded(newestFirst(history), (line) => say(line.text));
  const shown = isWhole || lines.length <= few + 2 ? lines : lines.slice(0, few);
  if (lines.length === 0) return null;

  return (
    <Card title={t('case.history')}>
      <ol className="timeline">
        {shown.map((line) => (
          <li key={line.id}>
            <p>
              {say(line.text)}
              {line.times > 1 && <span className="soft">{t('parts.times', { count: line.times })}</span>}
            </p>
            <p className="small soft">
              <time dateTime={line.at}>{showMoment(line.at, language)}</time>
            </p>
          </li>
        ))}
      </ol>
      {shown.length < lines.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t('case.wholeHistory', { count: lines.length })}
        </Button>
      )}
    </Card>
  );
}

/** The same sentence again and again is told once, at its latest time: fifty sub-matters that pass the same step are one line. */
function folded(lines: readonly HistoryLine[], say: (line: HistoryLine) => string): readonly (HistoryLine & { readonly times: number })[] {
  const shown: (HistoryLine & { times: number })[] = [];
  for (const line of lines) {
    const last = shown.at(-1);
    if (last && say(last) === say(line)) last.times += 1;
    else shown.push({ ...line, times: 1 });
  }
  return shown;
}
