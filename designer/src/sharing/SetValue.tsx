import type { DraftPorts } from '@onething/runtime-api/client';
import { Button, DatePicker, Flex, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Parameter = DraftPorts['parameters'][number];

export type SetLocalValue = (parameter: string, value: unknown, from: string, law: string) => Promise<void>;

/** A value of the city's own: what, from which day on, and by which document. */
export function SetValue({ parameter, set }: { parameter: Parameter; set: SetLocalValue }) {
  const { t } = useTranslation();
  const { id, title, type } = parameter;
  const [value, setValue] = useState<unknown>(type === 'boolean' ? false : undefined);
  const [from, setFrom] = useState<string>();
  const [law, setLaw] = useState('');
  const label = (what: string) => `${what} ${title}`;
  if (type === 'list' || type === 'object') return <span className="ot-quiet">{t('importing.notHere')}</span>;

  return (
    <Flex gap={8} wrap>
      <ValueInput parameter={parameter} label={label(t('value'))} change={setValue} />
      <DatePicker
        aria-label={label(t('from'))}
        placeholder={t('from')}
        style={{ width: 140 }}
        onChange={(_, text) => setFrom(typeof text === 'string' && text ? text : undefined)}
      />
      <Input
        aria-label={label(t('legalBasis'))}
        placeholder={t('legalBasis')}
        style={{ width: 180 }}
        value={law}
        onChange={({ target }) => setLaw(target.value)}
      />
      <Button
        aria-label={label(t('importing.set'))}
        disabled={value === undefined || !from || law.trim() === ''}
        onClick={() => from && void set(id, value, from, law.trim())}
      >
        {t('importing.set')}
      </Button>
    </Flex>
  );
}

function ValueInput({ parameter: { type, unit }, label, change }: { parameter: Parameter; label: string; change: (value: unknown) => void }) {
  const { t } = useTranslation();
  if (type === 'boolean') return <Switch aria-label={label} checkedChildren={t('yes')} unCheckedChildren={t('no')} onChange={change} />;
  if (type === 'number' || type === 'money') {
    const wrapped = (number: number) => (type === 'money' ? Math.round(number * 100) : number);
    return (
      <InputNumber
        aria-label={label}
        placeholder={t(type === 'money' ? 'importing.yuan' : 'value')}
        suffix={type === 'number' ? unit : undefined}
        style={{ width: 140 }}
        onChange={(number) => change(typeof number === 'number' ? wrapped(number) : undefined)}
      />
    );
  }
  return <Input aria-label={label} style={{ width: 140 }} onChange={({ target }) => change(target.value || undefined)} />;
}
