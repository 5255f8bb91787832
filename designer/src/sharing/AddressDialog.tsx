import type { Port } from '@onething/runtime-api/client';
import { Alert, Flex, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { reasonOf } from './reason-of.js';

interface AddressDialogProps {
  readonly package: string;
  readonly port: Port;
  readonly close: () => void;
  readonly saved: () => void;
}

type Names = Readonly<Record<string, string>>;
type Fields = NonNullable<Port['inputs']>;

/** Registers the address behind an endpoint: where, what the other side calls each thing that is sent, and where each answer stands. */
export function AddressDialog({ package: name, port, close, saved }: AddressDialogProps) {
  const { t, i18n } = useTranslation();
  const { inputs = [], outputs = [] } = port;
  const [url, setUrl] = useState('');
  const [format, setFormat] = useState<'json' | 'form' | 'query'>('json');
  const [token, setToken] = useState('');
  const [asked, setAsked] = useState<Names>(() => sameNames(inputs));
  const [answered, setAnswered] = useState<Names>(() => sameNames(outputs));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await client.bindEndpoint(name, port.id, bindingOf({ url: url.trim(), format, token: token.trim(), asked, answered }));
      saved();
      close();
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={640}
      title={t('bindings.address.title', { port: i18n.language === 'en' ? (port.titleEn ?? port.title) : port.title })}
      okText={t('bindings.address.save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: url.trim() === '' }}
      onOk={() => void save()}
      onCancel={close}
    >
      <p>{t('bindings.address.help')}</p>
      <label htmlFor="address-url">{t('bindings.address.url')}</label>
      <Input id="address-url" placeholder="https://" value={url} onChange={({ target }) => setUrl(target.value)} />
      <label htmlFor="address-format">{t('bindings.address.format')}</label>
      <Select
        id="address-format"
        style={{ width: '100%' }}
        value={format}
        onChange={setFormat}
        options={(['json', 'form', 'query'] as const).map((value) => ({ value, label: t(`bindings.address.formats.${value}`) }))}
      />
      <label htmlFor="address-token">{t('bindings.address.token')}</label>
      <Input id="address-token" placeholder="ROLL_TOKEN" value={token} onChange={({ target }) => setToken(target.value)} />
      <NameList title={t('bindings.address.asked')} fields={inputs} names={asked} change={setAsked} />
      <NameList title={t('bindings.address.answered')} fields={outputs} names={answered} change={setAnswered} />
      {problem && <Alert type="error" role="alert" title={problem} />}
    </Modal>
  );
}

function NameList({ title, fields, names, change }: { title: string; fields: Fields; names: Names; change: (names: Names) => void }) {
  const { i18n } = useTranslation();
  if (fields.length === 0) return null;

  return (
    <fieldset className="ot-names">
      <legend>{title}</legend>
      {fields.map(({ name, title: zh, titleEn = zh, required }) => {
        const label = i18n.language === 'en' ? titleEn : zh;
        return (
          <Flex key={name} gap={8} align="center">
            <label htmlFor={`name-${title}-${name}`} style={{ width: 200 }}>
              {label}
              {required ? ' *' : ''}
            </label>
            <Input id={`name-${title}-${name}`} value={names[name]} onChange={({ target }) => change({ ...names, [name]: target.value })} />
          </Flex>
        );
      })}
    </fieldset>
  );
}

function sameNames(fields: Fields): Names {
  return Object.fromEntries(fields.map(({ name }) => [name, name]));
}

interface Address {
  readonly url: string;
  readonly format: 'json' | 'form' | 'query';
  readonly token: string;
  readonly asked: Names;
  readonly answered: Names;
}

function bindingOf({ url, format, token, asked, answered }: Address): Record<string, unknown> {
  const body = Object.fromEntries(Object.entries(asked).flatMap(([name, theirs]) => (theirs === '' ? [] : [[theirs, `$${name}`]])));
  const values = Object.fromEntries(Object.entries(answered).flatMap(([name, at]) => (at === '' ? [] : [[name, { at }]])));
  return {
    ...{ url, method: format === 'query' ? 'GET' : 'POST' },
    ...(token !== '' && { headers: { Authorization: `secret:${token}` } }),
    ...{ request: { format, body }, response: { format: 'json', values } },
  };
}
