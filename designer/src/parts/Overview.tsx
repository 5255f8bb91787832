import type { Package } from '@onething/processes';
import type { LegalBasis, Limit } from '@onething/rules';
import { Descriptions, Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** What the package is for, what it stands on and what a city has to bind. */
export function Overview({ parts: { manifest } }: { parts: Package }) {
  const { t } = useTranslation();
  const limit = useLimitText();

  return (
    <>
      {manifest.summary && <Typography.Paragraph>{manifest.summary}</Typography.Paragraph>}
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
          {manifest.ports.roles.map((role) => (
            <Tag key={role.id}>{role.title}</Tag>
          ))}
        </Descriptions.Item>
        <Descriptions.Item label={t('registries')}>{manifest.ports.registries.map((registry) => registry.title).join('、') || t('none')}</Descriptions.Item>
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
          { title: t('title'), dataIndex: 'title' },
          { title: t('promised'), render: (_, matter) => limit(matter.promised) },
          { title: t('statutory'), render: (_, matter) => limit(matter.statutory) },
        ]}
      />
    </>
  );
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
