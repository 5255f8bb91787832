import type { BindingChange, PackageBindings } from '@onething/runtime-api/client';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { candidateName } from './port-words.js';

/** Who has changed which binding when, the latest first. */
export function BindingHistory({ changes, packages }: { changes: readonly BindingChange[]; packages: readonly PackageBindings[] }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const titled = ({ title, titleEn = title }: { title: string; titleEn?: string }) => (english ? titleEn : title);
  const portOf = ({ package: name, kind, port }: BindingChange) =>
    packages.find((entry) => entry.package === name)?.ports.find((one) => one.kind === kind && one.id === port);
  const named = (change: BindingChange, name: string) => {
    const known = portOf(change)?.candidates.find((one) => one.name === name);
    return known ? candidateName(change.kind, known.id, name, t) : name;
  };

  return (
    <section aria-label={t('bindings.history')}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('bindings.history')}
      </Typography.Title>
      <Table
        rowKey={({ package: name, kind, port, at, after }) => `${name} ${kind} ${port} ${at} ${after}`}
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        className="ot-stack"
        dataSource={[...changes]}
        locale={{ emptyText: <span className="ot-quiet">{t('bindings.noHistory')}</span> }}
        columns={[
          { title: t('bindings.when'), render: (_, { at }) => at.slice(0, 16).replace('T', ' ') },
          { title: t('bindings.who'), dataIndex: 'by' },
          {
            title: t('bindings.what'),
            render: (_, change) => {
              const [entry, port] = [packages.find((one) => one.package === change.package), portOf(change)];
              return `${entry ? titled(entry) : change.package} · ${t(`bindings.kinds.${change.kind}`)} · ${port ? titled(port) : change.port}`;
            },
          },
          { title: t('bindings.before'), render: (_, change) => (change.before === undefined ? t('bindings.unbound') : named(change, change.before)) },
          { title: t('bindings.after'), render: (_, change) => named(change, change.after) },
        ]}
      />
    </section>
  );
}
