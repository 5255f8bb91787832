import type { PackageBindings, Port } from '@onething/runtime-api/client';
import { Alert, Collapse, Empty, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useMay } from '../shell/use-may.js';
import { useLoaded } from '../use-loaded.js';
import { AddressDialog } from './AddressDialog.js';
import { BindingHistory } from './BindingHistory.js';
import { PortTable } from './PortTable.js';
import { reasonOf } from './reason-of.js';

/** Who and what answers in this city for the packages that it uses, changed by its security administrator, with the history. */
export function BindingsPage() {
  const { t } = useTranslation();
  const mayChange = useMay('securityAdministrator');
  const [problem, setProblem] = useState<string>();
  const [address, open] = useState<{ package: string; port: Port }>();
  const loaded = useLoaded('bindings', async () => ({ packages: (await client.bindings()).items, changes: (await client.bindingChanges()).items }));
  const bind =
    (name: string) =>
    ({ kind, id }: Port, target: string) =>
      void client.changeBinding({ package: name, kind, port: id, target }).then(
        () => {
          setProblem(undefined);
          loaded.again();
        },
        (error: unknown) => setProblem(reasonOf(error)),
      );

  return (
    <main data-page="bindings">
      <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
        {t('bindings.title')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t(mayChange ? 'bindings.help' : 'bindings.onlyKeeper')}</Typography.Paragraph>
      {loaded.status === 'loading' && <Spin description={t('loading')} />}
      {loaded.status === 'failed' && <Failure reason={loaded.reason} again={loaded.again} />}
      {problem && <Alert type="error" role="alert" closable title={problem} />}
      {loaded.status === 'ready' && loaded.value.packages.length === 0 && <Empty description={t('bindings.empty')} />}
      {loaded.status === 'ready' && loaded.value.packages.length > 0 && (
        <>
          <Collapse
            defaultActiveKey={loaded.value.packages.length === 1 ? loaded.value.packages.map(keyOf) : []}
            items={loaded.value.packages.map((entry) => ({
              key: keyOf(entry),
              label: <PackageTitle entry={entry} />,
              children: (
                <PortTable
                  ports={entry.ports}
                  {...(mayChange && entry.state === 'inForce' && { bind: bind(entry.package) })}
                  {...(mayChange && { address: (port) => open({ package: entry.package, port }) })}
                />
              ),
            }))}
          />
          <BindingHistory changes={loaded.value.changes} packages={loaded.value.packages} />
        </>
      )}
      {address && <AddressDialog {...address} close={() => open(undefined)} saved={loaded.again} />}
    </main>
  );
}

function keyOf({ package: name, state }: PackageBindings): string {
  return `${state} ${name}`;
}

function PackageTitle({ entry }: { entry: PackageBindings }) {
  const { t, i18n } = useTranslation();
  const { title, titleEn, state, ports } = entry;
  const open = ports.filter((port) => port.state === 'unbound').length;

  return (
    <>
      <strong>{i18n.language === 'en' ? (titleEn ?? title) : title}</strong> {state === 'waiting' && <Tag color="blue">{t('bindings.waiting')}</Tag>}
      <Tag color={open > 0 ? 'red' : 'green'}>{open > 0 ? t('bindings.open', { count: open }) : t('bindings.complete')}</Tag>
    </>
  );
}
