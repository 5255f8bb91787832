// npm start: builds what has changed, starts the database, migrates, publishes the examples, listens, prints one address.
import { parseArgs } from 'node:util';
import { BuildFailed, buildWebApps, bundleServer } from './support/build.mjs';
import { refuseOldNode, warnOfEndOfLife } from './support/node-version.mjs';
import { root } from './support/root.mjs';

const usage = `npm start -- [选项 options]
  --port N        端口，默认 3000；0 表示由系统选择 · port, 3000 by default; 0 lets the system choose
  --data DIR      数据文件夹，默认 ./data · data folder, ./data by default
  --host NAME     监听地址，默认 127.0.0.1 · address to listen on, 127.0.0.1 by default
  --nodes N       节点数，1 到 8，供试用 · number of nodes on this machine, 1 to 8, for trying it
  --reset-demo    删除演示数据后重新开始 · begin again with fresh demo data`;

refuseOldNode();
warnOfEndOfLife();
const options = readOptions();
await start(options);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        host: { type: 'string' },
        nodes: { type: 'string', default: '1' },
        'reset-demo': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) leave(usage, 0);
    if (values.port !== undefined && !isPort(values.port)) leave(`--port 必须是 0 到 65535 的整数。 --port must be a whole number from 0 to 65535.`);
    if (!/^[1-8]$/.test(values.nodes)) leave('--nodes 必须是 1 到 8 的整数。 --nodes must be a whole number from 1 to 8.');
    return values;
  } catch (error) {
    return leave(`${error.message}\n\n${usage}`);
  }
}

async function start({ port, data, host, nodes, 'reset-demo': resetDemo }) {
  // A further node ends with the first one.
  if (process.send) process.once('disconnect', () => process.exit(0));
  try {
    await bundleServer();
    // The pages are built while the database is made and filled.
    const webApps = buildWebApps();
    webApps.catch(() => undefined);
    const { main } = await import('../runtime-api/dist/bundle/main.js');
    await main({
      root,
      environment: process.env,
      port: port === undefined ? undefined : Number(port),
      data,
      host,
      nodes: Number(nodes),
      resetDemo,
      ready: webApps,
    });
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error;
    leave(error.message);
  }
}

function isPort(text) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function leave(text, code = 1) {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
