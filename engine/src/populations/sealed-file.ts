import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { done, type Outcome, refused } from '@onething/rules';

const magic = Buffer.from('OTPOP1\0\0');
const [ivBytes, tagBytes] = [12, 16];
const headBytes = magic.length + ivBytes;

/**
 * Encrypts a file with AES-256-GCM. Ours and not the column store's own encryption: the key never stands in a statement, one tag covers
 * the whole file, and any tool with the key can open it.
 */
export async function sealFile(from: string, to: string, key: Buffer): Promise<void> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const target = createWriteStream(to, { mode: 0o600 });
  target.write(Buffer.concat([magic, iv]));
  await pipeline(
    createReadStream(from),
    cipher,
    async function* (encrypted) {
      yield* encrypted;
      yield cipher.getAuthTag();
    },
    target,
  );
}

/** Decrypts into a file that only this user may read; the caller removes it. `POPULATION_DAMAGED` for another key, a changed or another file. */
export async function openSealedFile(from: string, to: string, key: Buffer, hash: string): Promise<Outcome<void>> {
  const size = await stat(from).then(
    (found) => found.size,
    () => 0,
  );
  if (size < headBytes + tagBytes) return damaged();
  const [head, tag] = await endsOf(from, size);
  if (!head.subarray(0, magic.length).equals(magic)) return damaged();

  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(magic.length));
  decipher.setAuthTag(tag);
  const hashed = createHash('sha256');
  try {
    await pipeline(
      createReadStream(from, { start: headBytes, end: size - tagBytes - 1 }),
      decipher,
      async function* (plain: AsyncIterable<Buffer>) {
        for await (const chunk of plain) {
          hashed.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(to, { mode: 0o600 }),
    );
  } catch {
    await rm(to, { force: true });
    return damaged();
  }
  if (hashed.digest('hex') === hash) return done(undefined);

  await rm(to, { force: true });
  return damaged();
}

async function endsOf(file: string, size: number): Promise<readonly [Buffer, Buffer]> {
  const handle = await open(file);
  try {
    const [head, tag] = [Buffer.alloc(headBytes), Buffer.alloc(tagBytes)];
    await handle.read(head, 0, headBytes, 0);
    await handle.read(tag, 0, tagBytes, size - tagBytes);
    return [head, tag];
  } finally {
    await handle.close();
  }
}

function damaged(): Outcome<never> {
  return refused('POPULATION_DAMAGED', {
    zh: '人群文件打不开：文件缺失、被改动，或者密钥不是冻结时的那一把。请重新冻结。',
    en: 'The file of the population does not open: it is missing or changed, or the key is not the one it was frozen with. Freeze it again.',
  });
}
