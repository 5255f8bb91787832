import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** The indicators of the packages in force here, package by package. */
export function IndicatorsPage() {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const indicators = useLoad('indicators', (client) => client.indicators());

  return (
    <Page name="indicators" title={t('indicators.title')}>
      <div>
        <h1>{t('indicators.title')}</h1>
        <p className="soft">{t('indicators.lead')}</p>
      </div>
      <Show of={indicators}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="list" title={t('indicators.empty')} text={t('indicators.emptyText')} />
          ) : (
            <ul className="matter-grid">
              {items.map((one) => (
                <li key={`${one.package}/${one.id}`}>
                  <Link to={`/indicators/${one.package}/${one.id}`} className="card card-link matter-card">
                    <h2>{pick(one.title, one.titleEn)}</h2>
                    <p className="soft">{pick(one.packageTitle, one.packageTitleEn)}</p>
                    <p className="small soft">{t(`indicators.source.${one.source}`)}</p>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}
