import type { Command } from '../command.js';
import { check } from './check.js';
import { publish } from './publish.js';

/** Takes a package that somebody else has made: checked here strictly, then published under one's own name. */
export const importPackage: Command = {
  name: 'import',
  takes: 'ZIP [--server URL]',
  title: { zh: '导入别处的事项包：先检查，再发布', en: 'import a package of somebody else: check it, then publish it' },
  run: async (subject, options, say) => {
    const checked = await check.run(subject, options, say);

    return checked.ok ? publish.run(subject, options, say) : checked;
  },
};
