import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';

/** Compares a PDF with the issued one by its hash, on the reader's own device. Absent where the browser has no crypto (plain http). */
export function CompareFile({ sha256 }: { sha256: string }) {
  const { t } = useTranslation();
  const [isSame, setSame] = useState<boolean>();
  if (!globalThis.crypto?.subtle) return null;

  const compare = async (file: File | undefined) => {
    if (file) setSame((await hashOf(file)) === sha256.toLowerCase());
  };
  return (
    <div className="compare">
      <h3>{t('verify.fileTitle')}</h3>
      <p className="small soft">{t('verify.fileText')}</p>
      <label className="button button-secondary">
        <Icon name="document" />
        {t('verify.fileChoose')}
        <input type="file" className="visually-hidden" accept="application/pdf" onChange={(event) => void compare(event.target.files?.[0])} />
      </label>
      {isSame !== undefined && <Notice tone={isSame ? 'ok' : 'danger'}>{t(isSame ? 'verify.fileSame' : 'verify.fileDiffers')}</Notice>}
    </div>
  );
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
