import { useTranslation } from 'react-i18next';
import { ImportYear } from '../calendar/ImportYear.js';
import { MovedDates } from '../calendar/MovedDates.js';
import { RecountsCard } from '../calendar/RecountsCard.js';
import { YearsCard } from '../calendar/YearsCard.js';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { mayImportCalendar } from '../show/roles.js';
import { Page } from '../ui/Page.js';
import '../indicators/indicators.css';
import '../calendar/calendar.css';

/** The days that are worked: which years are known, the next one, and what it moved. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const calendar = useLoad('calendar', (client) => client.calendar());
  const moved = useLoad('calendar-moved', (client) => client.movedDates());
  const reload = () => {
    calendar.reload();
    moved.reload();
  };

  return (
    <Page name="calendar" title={t('calendar.title')}>
      <div>
        <h1>{t('calendar.title')}</h1>
        <p className="soft">{t('calendar.lead')}</p>
      </div>
      <Show of={calendar}>
        {(value) => (
          <>
            <YearsCard calendar={value} />
            {mayImportCalendar(person) && <ImportYear onImported={reload} />}
            <RecountsCard calendar={value} onRefresh={reload} />
          </>
        )}
      </Show>
      <Show of={moved}>{({ items }) => <MovedDates items={items} />}</Show>
    </Page>
  );
}
