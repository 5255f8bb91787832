import type { Package } from '@onething/processes';
import type { ProposalDetail } from '@onething/runtime-api/client';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { shownValue } from '../sharing/shown-value.js';

/** What is bound and set for this city with the proposal; nothing where it is a change of one's own. */
export function ProposalSettings({ settings, after }: { settings: ProposalDetail['settings']; after?: Package }) {
  const { t } = useTranslation();
  if (settings.bindings.length + settings.parameters.length === 0) return null;

  const rows = [
    ...settings.bindings.map(({ kind, port, name }) => ({
      ...{ key: `${kind} ${port}`, name: `${t(`bindings.kinds.${kind}`)} · ${portTitle(after, port)}`, value: name },
    })),
    ...settings.parameters.map(({ parameter, from, value, basis }) => {
      const known = after?.parameters.find(({ id }) => id === parameter);
      const text = `${from} ${t('proposals.onward')}：${shownValue(value, known?.type ?? '', known?.unit, t)}（${basis.law}）`;
      return { key: `${parameter} ${from}`, name: `${t('parameters')} · ${known?.title ?? parameter}`, value: text };
    }),
  ];

  return (
    <section aria-label={t('proposals.settings')}>
      <Typography.Title level={2} style={{ fontSize: 15, margin: '8px 0' }}>
        {t('proposals.settings')}
      </Typography.Title>
      <Table
        className="ot-stack"
        size="small"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('bindings.what'), dataIndex: 'name' },
          { title: t('bindings.boundTo'), dataIndex: 'value' },
        ]}
      />
    </section>
  );
}

function portTitle(after: Package | undefined, port: string): string {
  const kinds: readonly (readonly { readonly id: string; readonly title: string }[])[] = Object.values(after?.manifest.ports ?? {});
  return kinds.flat().find(({ id }) => id === port)?.title ?? port;
}
