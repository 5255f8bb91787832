import type { Port } from '@onething/runtime-api/client';
import { Button, Flex, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boundNames, candidateName } from './port-words.js';

interface PortTableProps {
  readonly ports: readonly Port[];
  /** Absent: it is only shown. */
  readonly bind?: (port: Port, target: string) => void;
  /** Registers the address of an endpoint. */
  readonly address?: (port: Port) => void;
}

/** What a package wants of its city, what answers for it, and the choices that the city has. What is open stands first. */
export function PortTable({ ports, bind, address }: PortTableProps) {
  const { t } = useTranslation();
  // What was open when the page was opened: a row that is bound does not run away from under the hand.
  const [openFirst] = useState(() => new Set(ports.filter(({ state }) => state === 'unbound').map(keyOf)));
  const rows = [...ports].sort((a, b) => Number(openFirst.has(keyOf(b))) - Number(openFirst.has(keyOf(a))));

  return (
    <Table
      rowKey={keyOf}
      size="small"
      pagination={false}
      className="ot-stack"
      dataSource={rows}
      locale={{ emptyText: <span className="ot-quiet">{t('bindings.noPorts')}</span> }}
      columns={[
        { title: t('bindings.what'), render: (_, port) => <PortName port={port} /> },
        { title: t('bindings.boundTo'), render: (_, port) => <BoundTo port={port} /> },
        ...(bind || address ? [{ title: t('bindings.change'), render: (_: unknown, port: Port) => <Choice port={port} bind={bind} address={address} /> }] : []),
      ]}
    />
  );
}

function keyOf({ kind, id }: Port): string {
  return `${kind}:${id}`;
}

function PortName({ port: { kind, title, titleEn, wants } }: { port: Port }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';

  return (
    <div style={{ maxWidth: 480 }}>
      <Tag style={{ marginInlineEnd: 8 }}>{t(`bindings.kinds.${kind}`)}</Tag>
      <strong>{english ? (titleEn ?? title) : title}</strong>
      <div className="ot-quiet">{english ? wants.en : wants.zh}</div>
    </div>
  );
}

function BoundTo({ port }: { port: Port }) {
  const { t } = useTranslation();
  if (port.state === 'unbound') return <Tag color="red">{t('bindings.unbound')}</Tag>;

  return boundNames(port, t).map((name) => (
    <Tag key={name} color={port.state === 'bound' ? 'green' : 'default'} style={{ maxWidth: 320, whiteSpace: 'normal' }}>
      {name}
    </Tag>
  ));
}

function Choice({ port, bind, address }: { port: Port } & Omit<PortTableProps, 'ports'>) {
  const { t, i18n } = useTranslation();
  const { kind, title, titleEn, candidates } = port;
  const name = i18n.language === 'en' ? (titleEn ?? title) : title;
  const canRegister = kind === 'endpoint' && address;
  if (candidates.length === 0 && !canRegister)
    return <span className="ot-quiet">{t(`bindings.nothing.${kind}`, { defaultValue: t('bindings.nothing.other') })}</span>;

  return (
    <Flex gap={8} wrap>
      {bind && candidates.length > 0 && (
        <Select
          aria-label={`${t('bindings.change')} ${name}`}
          style={{ width: 230, maxWidth: '100%' }}
          placeholder={t('bindings.choose')}
          value={candidates.find((one) => one.name === port.boundTo[0])?.id}
          onChange={(target: string) => bind(port, target)}
          options={candidates.map((one) => ({ value: one.id, label: candidateName(kind, one.id, one.name, t) }))}
        />
      )}
      {canRegister && (
        <Button aria-label={`${t('bindings.address.open')} ${name}`} onClick={() => address(port)}>
          {t('bindings.address.open')}
        </Button>
      )}
    </Flex>
  );
}
