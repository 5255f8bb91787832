import { createHash } from 'node:crypto';
import { missingGlyphs } from '../documents/pdf/font.js';
import { printSample } from '../documents/pdf/warm-up.js';
import type { Seal } from '../documents/seal/seal.js';
import type { SealStore } from '../stores/seal-store.js';
import { bad, type CheckFinding, type ConnectorCheck, good, none } from './connector-check.js';

/** What papers are made with. */
export interface PaperTools {
  readonly seals: Pick<SealStore, 'kept' | 'key'>;
  readonly seal: Seal;
}

/** Proves each seal of a tenant by a signature that is really made and verified, and the font by a page that is really printed. */
export async function checkPapers({ seals, seal }: PaperTools, tenant: string): Promise<readonly ConnectorCheck[]> {
  const kept = await seals.kept(tenant);
  const proven = await Promise.all(kept.map((name) => checkSeal({ seals, seal }, tenant, name)));
  return [...(proven.length > 0 ? proven : [noSealYet]), await checkFont()];
}

async function checkSeal({ seals, seal }: PaperTools, tenant: string, name: string): Promise<ConnectorCheck> {
  const target = `seal/${name}`;
  const settings = none('印章图案由单位名称绘制。', 'The seal is drawn from the authority’s name.');
  const key = await seals.key(tenant, name, refuseToMake).catch(() => undefined);
  if (!key) return { target, settings, reach: bad('读不到印章密钥。', 'Its key cannot be read.'), credentials: unproven };

  return { target, settings, reach: good('印章密钥可读。', 'Its key can be read.'), credentials: signs(seal, key) };
}

/** Signs something new, so that no signature made earlier can stand in for it. */
function signs(seal: Seal, key: { readonly privateKey: string; readonly publicKey: string }): CheckFinding {
  const hash = createHash('sha256').update(`${process.hrtime.bigint()}`).digest('hex');
  const other = createHash('sha256').update(hash).digest('hex');
  try {
    const signature = seal.sign(hash, key.privateKey);
    if (seal.verify(hash, signature, key.publicKey) && !seal.verify(other, signature, key.publicKey))
      return good('试签一份摘要，验签通过。', 'A hash was signed with it and the signature verifies.');
  } catch {
    // Said below: a key that cannot sign is as bad as one that signs wrongly.
  }
  return bad(
    '用它签名后验签不通过：公钥与私钥不配对或已损坏，请勿用它签发。',
    'What it signs does not verify: its two keys do not belong together. Issue nothing with it.',
  );
}

/** Characters that papers cannot do without: a common one, a rare one of names, a digit, a Latin letter. */
const needed = '证䶮7X';
/** U+10FFFD is nobody's character, so a font that claims to draw it draws nothing. */
const nobodys = String.fromCodePoint(0x10fffd);

async function checkFont(): Promise<ConnectorCheck> {
  const target = 'font/NotoSansSC';
  const settings = none('字体随程序提供。', 'The font comes with the program.');
  try {
    const missing = missingGlyphs(needed);
    const known = missing.length === 0 && missingGlyphs(nobodys).length === 1;
    const page = await printSample(needed);
    const embedded = Buffer.from(page).includes('/FontFile2');
    if (known && embedded)
      return { target, settings, reach: good('试印一页，字形齐全并嵌入文件。', 'A page was printed with its glyphs embedded.'), credentials: noSecret };
    return { target, settings, reach: bad(`字体缺字：${missing.join('')}`, `The font lacks ${missing.join('')}`), credentials: noSecret };
  } catch {
    return { target, settings, reach: bad('读不到字体，无法印制。', 'The font cannot be read: nothing can be printed.'), credentials: noSecret };
  }
}

function refuseToMake(): never {
  throw new Error('A check makes no key');
}

const unproven = none('无从试签。', 'It could not be tried.');
const noSecret = none('字体无需凭据。', 'A font needs no credentials.');
const noSealYet: ConnectorCheck = {
  target: 'seal',
  settings: none('还没有签发过文书，密钥在第一次签发时生成。', 'Nothing was issued yet: keys are made with the first paper.'),
  reach: none('还没有密钥。', 'There is no key yet.'),
  credentials: none('还没有密钥。', 'There is no key yet.'),
};
