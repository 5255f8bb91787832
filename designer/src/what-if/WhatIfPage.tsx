import type { Population } from '@onething/runtime-api/client';
import { Alert, Flex, Select, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { MakePopulation } from './MakePopulation.js';
import { TrialDesk } from './TrialDesk.js';

/** Trying a change of a package on frozen people, against a draft or the release in force. */
export function WhatIfPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  const draft = query.get('draft') ?? undefined;
  const loaded = useLoaded(`populations ${id}`, async () => (await client.populations()).items.filter((one) => one.package === id));
  const [chosen, choose] = useState<string>();

  if (loaded.status === 'loading') return <Spin />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;
  const ready = loaded.value.filter(({ status }) => status === 'ready');
  const population = ready.find((one) => one.id === chosen) ?? ready[0];

  return (
    <main data-page="what-if">
      <Flex align="baseline" gap={12} wrap style={{ marginBottom: 4 }}>
        <Link to={draft ? `/drafts/${draft}` : `/packages/${id}`}>{t('back')}</Link>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {t('whatIf.title')}
        </Typography.Title>
        <Typography.Text type="secondary">{t(draft ? 'whatIf.ofDraft' : 'whatIf.ofRelease')}</Typography.Text>
        <Flex gap={8} align="center" wrap style={{ marginInlineStart: 'auto' }}>
          {population && <PopulationChoice populations={ready} chosen={population.id} choose={choose} />}
          <MakePopulation ofPackage={id} made={loaded.again} />
        </Flex>
      </Flex>
      <Typography.Paragraph type="secondary" style={{ marginBottom: 12 }}>
        {t('whatIf.help')}
      </Typography.Paragraph>
      {population ? (
        <TrialDesk key={`${population.id} ${draft ?? ''}`} population={population} draft={draft} />
      ) : (
        <Alert type="info" title={t('whatIf.noPopulation')} />
      )}
    </main>
  );
}

interface PopulationChoiceProps {
  readonly populations: readonly Population[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function PopulationChoice({ populations, chosen, choose }: PopulationChoiceProps) {
  const { t, i18n } = useTranslation();
  const told = ({ title, titleEn = title, people, asOf }: Population) =>
    `${i18n.language === 'en' ? titleEn : title} · ${t('whatIf.unit', { count: people })} · ${t('whatIf.asOf')} ${asOf.slice(0, 10)}`;

  return (
    <Select
      aria-label={t('whatIf.population')}
      value={chosen}
      onChange={choose}
      style={{ minWidth: 340 }}
      options={populations.map((population) => ({ value: population.id, label: told(population) }))}
    />
  );
}
