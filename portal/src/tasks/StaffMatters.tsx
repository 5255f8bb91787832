import { useTranslation } from 'react-i18next';
import { DraftsCard } from '../cases/DraftsCard.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { BeginButton } from '../matters/BeginButton.js';
import { ButtonLink } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { useLanguage } from '../words/use-language.js';

/** What staff may begin themselves: a publicity period, a pay list. */
export function StaffMatters() {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const matters = useLoad('staff-matters', (client) => client.staffMatters());

  return (
    <div className="stack">
      <DraftsCard title={t('cases.drafts')} />
      <Show of={matters}>
        {({ items }) => (
          <>
            {items.length === 0 && <EmptyState icon="inbox" title={t('begin.empty')} text={t('begin.emptyText')} />}
            {items.map((matter) => (
              <Card key={matter.id} title={pick(matter.title, matter.titleEn)} aside={<BeginButton matter={matter.id}>{t('begin.go')}</BeginButton>}>
                <p className="soft">{pick(matter.summary, matter.summaryEn)}</p>
              </Card>
            ))}
          </>
        )}
      </Show>
      <div>
        <ButtonLink look="quiet" to="/cases">
          {t('begin.mine')}
        </ButtonLink>
      </div>
    </div>
  );
}
