import type { IndicatorReport } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useClient } from '../data/client.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Breakdown } from '../indicators/Breakdown.js';
import type { Figure } from '../indicators/figures.js';
import { MeasureCard } from '../indicators/MeasureCard.js';
import { RecordsSheet } from '../indicators/RecordsSheet.js';
import { showDay, showFullMoment } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';
import '../indicators/indicators.css';

/** One indicator: its figures, how they are counted, broken down and month by month, and where they come from. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const { package: name = '', indicator = '' } = useParams();
  const { pick } = useLanguage();
  const report = useLoad(`indicator:${name}/${indicator}`, (client) => client.indicator(name, indicator));
  const title = report.state === 'ready' ? pick(report.value.title, report.value.titleEn) : t('indicators.title');

  return (
    <Page name="indicator" title={title}>
      <Link to="/indicators" className="back-link">
        <Icon name="back" />
        {t('indicators.all')}
      </Link>
      <Show of={report} heading="h1">
        {(value) => <Report report={value} />}
      </Show>
    </Page>
  );
}

function Report({ report }: { report: IndicatorReport }) {
  const { t } = useTranslation();
  const { pick, language } = useLanguage();
  const client = useClient();
  const [opened, open] = useState<Figure>();
  const openRecords = report.mayOpenRecords ? open : undefined;

  return (
    <>
      <div className="row-spread">
        <div>
          <h1>{pick(report.title, report.titleEn)}</h1>
          <p className="soft">
            {pick(report.packageTitle, report.packageTitleEn)} · {t('indicators.asOf', { time: showFullMoment(report.asOf, language) })}
          </p>
        </div>
        <div className="row">
          {(['xlsx', 'csv'] as const).map((format) => (
            <a key={format} className="button button-secondary" href={client.indicatorTableUrl(report.package, report.id, format)} download>
              <Icon name="download" />
              {t(`indicators.export.${format}`)}
            </a>
          ))}
        </div>
      </div>
      {report.suppresses && <Notice>{t('indicators.suppresses')}</Notice>}
      <div className="figure-grid">
        {report.measures.map((measure) => (
          <MeasureCard key={measure.id} measure={measure} report={report} onOpen={openRecords} />
        ))}
      </div>
      <Breakdown report={report} onOpen={openRecords} />
      <Card title={t('indicators.sources')}>
        <ul className="stack">
          {report.freshness.map(({ title, titleEn, records, latest }) => (
            <li key={title}>
              {pick(title, titleEn)}
              <span className="soft">
                {' · '}
                {t('indicators.records', { count: records })}
                {' · '}
                {latest ? t('indicators.latest', { day: showDay(latest, language) }) : t('indicators.never')}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {opened && <RecordsSheet report={report} figure={opened} onClose={() => open(undefined)} />}
    </>
  );
}
