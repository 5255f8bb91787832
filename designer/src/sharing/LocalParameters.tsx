import type { DraftPorts } from '@onething/runtime-api/client';
import { Button, DatePicker, Flex, Input, InputNumber, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Parameter = DraftPorts['parameters'][number];

interface LocalParametersProps {
  readonly parameters: readonly Parameter[];
  readonly set: (parameter: string, value: unknown, from: string, law: string) => Promise<void>;
}

/** What the city may set for itself: the package's own figure, and the city's with the day it begins and what it rests on. */
export function LocalParameters({ parameters, set }: LocalParametersProps) {
  const { t } = useTranslation();

  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...parameters]}
      locale={{ emptyText: t('importing.noParameters') }}
      columns={[
        { title: t('parameters'), dataIndex: 'title' },
        { title: t('importing.ownValue'), render: (_, { value, type, unit }) => shown(value, type, unit, t) },
        {
          title: t('importing.localValue'),
          render: (_, { local, type, unit }) =>
            local.map(({ from, value, basis }) => (
              <Tag key={from} color="green">
                {from}：{shown(value, type, unit, t)}（{basis.law}）
              </Tag>
            )),
        },
        { title: t('importing.setValue'), render: (_, parameter) => <SetValue parameter={parameter} set={set} /> },
      ]}
    />
  );
}

function SetValue({ parameter: { id, title, type }, set }: { parameter: Parameter; set: LocalParametersProps['set'] }) {
  const { t } = useTranslation();
  const [value, setValue] = useState<unknown>(type === 'boolean' ? false : undefined);
  const [from, setFrom] = useState<string>();
  const [law, setLaw] = useState('');
  const label = (what: string) => `${what} ${title}`;
  if (type === 'list' || type === 'object') return <span className="ot-quiet">{t('importing.notHere')}</span>;

  return (
    <Flex gap={8} wrap>
      {type === 'number' || type === 'money' ? (
        <InputNumber
          aria-label={label(t('value'))}
          placeholder={t(type === 'money' ? 'importing.yuan' : 'value')}
          onChange={(number) => setValue(typeof number === 'number' && type === 'money' ? Math.round(number * 100) : (number ?? undefined))}
        />
      ) : type === 'boolean' ? (
        <Switch aria-label={label(t('value'))} checkedChildren={t('yes')} unCheckedChildren={t('no')} onChange={setValue} />
      ) : (
        <Input aria-label={label(t('value'))} style={{ width: 140 }} onChange={({ target }) => setValue(target.value || undefined)} />
      )}
      <DatePicker aria-label={label(t('from'))} placeholder={t('from')} onChange={(_, text) => setFrom(typeof text === 'string' && text ? text : undefined)} />
      <Input
        aria-label={label(t('legalBasis'))}
        placeholder={t('legalBasis')}
        style={{ width: 180 }}
        value={law}
        onChange={({ target }) => setLaw(target.value)}
      />
      <Button disabled={value === undefined || !from || law.trim() === ''} onClick={() => from && void set(id, value, from, law.trim())}>
        {t('importing.set')}
      </Button>
    </Flex>
  );
}

function shown(value: unknown, type: string, unit: string | undefined, t: (key: string) => string): string {
  if (type === 'money' && typeof value === 'number') return `${(value / 100).toLocaleString('zh-CN')} ${t('importing.yuanUnit')}`;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return unit ? `${text} ${unit}` : text;
}
