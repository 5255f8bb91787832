import { Alert, Checkbox, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { Fingerprint } from './Fingerprint.js';
import { fingerprintOfKey } from './fingerprint-of-key.js';
import { reasonOf } from './reason-of.js';

/** Trusts a publisher: the key is pasted, its fingerprint is shown, and the last eight signs of what the other side reads out are typed. */
export function TrustDialog({ close, added }: { close: () => void; added: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [heard, setHeard] = useState('');
  const [otherWay, setOtherWay] = useState(false);
  const [fingerprint, setFingerprint] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    void fingerprintOfKey(key).then((value) => !gone && setFingerprint(value));
    return () => {
      gone = true;
    };
  }, [key]);
  const said = heard.replace(/\s/g, '').toLowerCase();
  const isSame = fingerprint?.endsWith(said) === true && said.length === 8;
  const trust = async () => {
    setBusy(true);
    try {
      await client.trustSigner({ name: name.trim(), publicKey: key });
      added();
      close();
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('trust.add')}
      okText={t('trust.add')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: name.trim() === '' || !isSame || !otherWay }}
      onOk={() => void trust()}
      onCancel={close}
    >
      <label htmlFor="trust-name">{t('trust.name')}</label>
      <Input id="trust-name" value={name} onChange={({ target }) => setName(target.value)} />
      <label htmlFor="trust-key">{t('trust.key')}</label>
      <Input.TextArea id="trust-key" rows={3} value={key} onChange={({ target }) => setKey(target.value)} />
      {key !== '' && !fingerprint && <Alert type="error" role="alert" title={t('trust.noKey')} />}
      {fingerprint && (
        <p>
          {t('trust.fingerprint')} <Fingerprint value={fingerprint.slice(0, -8)} /> <code>···· ····</code>
        </p>
      )}
      <label htmlFor="trust-heard">{t('trust.heard')}</label>
      <Input id="trust-heard" maxLength={12} value={heard} disabled={!fingerprint} onChange={({ target }) => setHeard(target.value)} />
      {said.length >= 8 && !isSame && <Alert type="error" role="alert" title={t('trust.different')} />}
      <Checkbox style={{ marginTop: 12 }} checked={otherWay} onChange={({ target }) => setOtherWay(target.checked)}>
        {t('trust.otherWay')}
      </Checkbox>
      {problem && <Alert type="error" role="alert" title={problem} />}
    </Modal>
  );
}
