import { describeMeasure, type IndicatorDefinition } from '@onething/rules';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** An indicator in words: each measure with what it counts, by what it is broken down, and whether it is shown on its page. */
export function Indicator({ decision }: { decision: IndicatorDefinition }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const named = (field: string) => {
    const { title = field, titleEn } = decision.row[field] ?? {};
    return english ? (titleEn ?? title) : title;
  };
  const { source } = decision;

  return (
    <>
      <p>
        <Tag color={source ? 'green' : 'default'}>{t('indicators.page')}</Tag>
        {source ? (source.kind === 'cases' ? t('indicators.cases') : t('indicators.fromRegistry', { title: source.registry })) : t('indicators.noPage')}
      </p>
      <Table
        rowKey="id"
        size="small"
        bordered
        pagination={false}
        dataSource={[...decision.measures]}
        columns={[
          { title: t('indicators.title'), render: (_, { title, titleEn }) => (english ? (titleEn ?? title) : title) },
          {
            title: t('indicators.measure'),
            render: (_, measure) => {
              const told = describeMeasure(measure, decision);
              return english ? told.en : told.zh;
            },
          },
        ]}
      />
      <p>
        {t('indicators.by')}：{(decision.by ?? []).map(named).join('、') || t('indicators.whole')}
      </p>
    </>
  );
}
