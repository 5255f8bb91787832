import { readFile } from 'node:fs/promises';
import { readPackage } from '@onething/processes';
import type { Command } from '../command.js';
import { readSource } from '../support/read-source.js';
import { rebind } from '../support/rebind.js';
import { settle } from '../support/settle-import.js';
import { onServer } from '../support/sign-in.js';

/** Takes a package of somebody else into quarantine on a server; once its ports are bound it waits for a second person. */
export const importPackage: Command = {
  name: 'import',
  takes: 'ZIP [--bind KIND:PORT=TARGET]… [--set PARAMETER=VALUE@DATE --basis LAW]… [--note TEXT] [--server URL]',
  title: { zh: '导入别处的事项包：隔离、检查、绑定端口，由另一人批准', en: 'import a package of somebody else: quarantine, checks, ports, a second person' },
  run: async (subject, options, say) => {
    // Looked at here first: what is broken is told without a server.
    const files = await readSource(subject);
    if (!files.ok) return files;
    const read = await readPackage(files.value);
    if (!read.ok) return read;
    const zip = new Blob([await readFile(subject)], { type: 'application/zip' });
    const draft = await onServer(options, async (client) => {
      const { id, package: name } = await client.importPackage(zip);
      say.line({ zh: `已导入 ${name}，草稿 ${id}`, en: `Imported ${name}, draft ${id}` });
      return settle(client, id, options, say);
    });

    return draft.ok ? draft.value : draft;
  },
};

/** Says who answers for the ports of an imported package and proposes it as soon as nothing is open; for one in force, who answers from now on. */
export const bind: Command = {
  name: 'bind',
  takes: 'DRAFT|PACKAGE [--bind KIND:PORT=TARGET]… [--set PARAMETER=VALUE@DATE --basis LAW]… [--take ours|theirs] [--note TEXT] [--server URL]',
  title: {
    zh: '为导入的草稿绑定端口、设置本地参数、决定冲突，齐全后提请发布；对使用中的事项包查看、变更接口绑定',
    en: 'bind the ports of an imported draft, set parameters, decide conflicts, then propose; show or change those of a package in force',
  },
  run: async (subject, options, say) => {
    const isDraft = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(subject);
    const settled = await onServer(options, (client) => (isDraft ? settle(client, subject, options, say) : rebind(client, subject, options, say)));

    return settled.ok ? settled.value : settled;
  },
};
