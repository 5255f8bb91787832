import type { Manifest, Package } from '@onething/processes';
import type { LegalBasis, Limit } from '@onething/rules';
import { Descriptions, Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { titleIn } from './title-in.js';

/** What the package is for, what it stands on and what a city has to bind. */
export function Overview({ parts }: { parts: Package }) {
  const { t, i18n } = useTranslation();
  const { manifest } = parts;
  const said = (pointer: string, text: string) => titleIn(parts, i18n.language, `/manifest.json/${pointer}`, text);
  const limit = useLimitText();

  return (
    <>
      {manifest.summary && <Typography.Paragraph>{said('summary', manifest.summary)}</Typography.Paragraph>}
      <Descriptions bordered column={1} size="small" styles={{ label: { width: 160 } }}>
        {manifest.level && <Descriptions.Item label={t('level')}>{t(`levels.${manifest.level}`)}</Descriptions.Item>}
        <Descriptions.Item label={t('legalBasis')}>
          {manifest.legalBasis.map((basis) => (
            <p key={basisText(basis)} style={{ margin: 0 }}>
              {basisText(basis)}
            </p>
          ))}
        </Descriptions.Item>
        <Descriptions.Item label={t('requires')}>
          {manifest.requires?.map((entry) => `${entry.package} ${entry.version}`).join('、') ?? t('none')}
        </Descriptions.Item>
        <Descriptions.Item label={t('ports')}>
          {portsOf(manifest).map(({ kind, list, at, port }) => (
            <Tag key={`${kind} ${port.id}`}>
              {t(`bindings.kinds.${kind}`)} · {i18n.language === 'en' && port.titleEn ? port.titleEn : said(`ports/${list}/${at}/title`, port.title)}
            </Tag>
          ))}
        </Descriptions.Item>
      </Descriptions>
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        {t('matters')}
      </Typography.Title>
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={[...manifest.matters]}
        columns={[
          { title: t('title'), render: (_, { title }, at) => said(`matters/${at}/title`, title) },
          { title: t('promised'), render: (_, matter) => limit(matter.promised) },
          { title: t('statutory'), render: (_, matter) => limit(matter.statutory) },
        ]}
      />
    </>
  );
}

const kinds: Readonly<Record<string, string>> = {
  ...{ roles: 'role', registries: 'registry', seals: 'seal', endpoints: 'endpoint' },
  ...{ topics: 'topic', accounts: 'account', notices: 'notice', channels: 'channel', services: 'service' },
};

/** Everything that a city has to bind, kind by kind. */
function portsOf({ ports }: Manifest) {
  const lists: readonly (readonly [string, readonly { readonly id: string; readonly title: string; readonly titleEn?: string }[]])[] = Object.entries(ports);
  return lists.flatMap(([list, named]) => named.map((port, at) => ({ kind: kinds[list] ?? list, list, at, port })));
}

/** 《…》第39条. */
export function basisText(basis: LegalBasis): string {
  return `《${basis.law}》${basis.article ? `第${basis.article}条` : ''}`;
}

/** “3 个工作日”. */
export function useLimitText(): (limit: Limit) => string {
  const { t } = useTranslation();

  return (limit) => (limit.value === 0 ? t('instant') : `${limit.value}${t(`units.${limit.unit}`)}`);
}
