import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { done, type Outcome, refused } from '@onething/rules';
import { withHashes } from '../../packages/package-hashes.js';
import { writeZip } from '../../packages/write-zip.js';
import type { Command, CommandOptions } from '../command.js';
import { readSource } from '../support/read-source.js';
import { onServer } from '../support/sign-in.js';
import { check } from './check.js';

/** Packs a package to share it: from a folder, or a published one from a server. Equal content gives equal bytes. */
export const exportPackage: Command = {
  name: 'export',
  takes: 'FOLDER|ID --out FILE [--server URL]',
  title: { zh: '导出为 zip：本地文件夹，或服务器上已发布的事项包', en: 'export as zip: a folder, or a package published on a server' },
  run: async (subject, options, say) => {
    if (!options.out) return outMissing;
    const zip = existsSync(subject) || !isId(subject) ? await fromFolder(subject, options, say) : await fromServer(subject, options);
    if (!zip.ok) return zip;
    await writeFile(options.out, zip.value);
    say.line({ zh: `已写入 ${options.out}（${zip.value.length} 字节）`, en: `Wrote ${options.out} (${zip.value.length} bytes)` });

    return done(undefined);
  },
};

async function fromFolder(folder: string, options: CommandOptions, say: Parameters<Command['run']>[2]): Promise<Outcome<Uint8Array>> {
  const checked = await check.run(folder, options, say);
  if (!checked.ok) return checked;
  const files = await readSource(folder);

  return files.ok ? done(await writeZip(withHashes(files.value))) : files;
}

function fromServer(id: string, options: CommandOptions): Promise<Outcome<Uint8Array>> {
  return onServer(options, async (client, download) => {
    const { id: known } = await client.package(id);

    return download(client.packageUrl(known));
  });
}

/** A path has a slash or a dot; an id of a package has neither. */
function isId(subject: string): boolean {
  return /^[a-z0-9-]+$/.test(subject);
}

const outMissing = refused('OUT_MISSING', { zh: '请用 --out 指定要写入的文件。', en: 'Name the file to write with --out.' });
