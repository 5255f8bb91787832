import type { HistoryLine } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** What has happened, the newest first. */
export function HistoryCard({ history }: { history: readonly HistoryLine[] }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  if (history.length === 0) return null;

  return (
    <Card title={t('case.history')}>
      <ol className="timeline">
        {newestFirst(history).map((line) => (
          <li key={line.id}>
            <p>{say(line.text)}</p>
            <p className="small soft">
              <time dateTime={line.at}>{showMoment(line.at, language)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Lines of the same instant keep their order among themselves, turned round as a whole. */
function newestFirst(history: readonly HistoryLine[]): readonly HistoryLine[] {
  return history
    .map((line, index) => ({ line, index }))
    .sort((one, other) => Date.parse(other.line.at) - Date.parse(one.line.at) || other.index - one.index)
    .map(({ line }) => line);
}
