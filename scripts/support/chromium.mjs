import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { bin, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of the journeys: one that is here, else one that may be installed; else what is missing, as a command. */
export async function findChromium() {
  return findInstalled() ?? (await install()) ?? giveUp();
}

function findInstalled() {
  return [process.env.CHROMIUM_PATH, ...names.map(which), ...playwrightBrowsers(), ...applications].find(works);
}

/** Where there is no PATH to look in. */
const applications = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

function which(name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function playwrightBrowsers() {
  const caches = [process.env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright')];
  const folders = caches.filter((cache) => cache && existsSync(cache)).flatMap((cache) => chromiumFolders(cache));
  return folders.flatMap((folder) =>
    ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'].map((program) => join(folder, program)),
  );
}

function chromiumFolders(cache) {
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .map((name) => join(cache, name));
}

function works(program) {
  return Boolean(program) && existsSync(program) && spawnSync(program, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

async function install() {
  // The system's package brings the libraries along; it is touched only where nobody else works.
  if (process.env.CI && process.getuid?.() === 0 && which('apt-get')) {
    console.log('正在用 apt-get 安装 chromium · installing chromium with apt-get');
    await run('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else {
    console.log('正在用 playwright 安装 chromium · installing chromium with playwright');
    await run(process.execPath, [bin('playwright-core/cli.js'), 'install', 'chromium'], { timeout: 300_000 }).catch(() => 1);
  }
  return findInstalled();
}

function giveUp() {
  console.error(`没有找到可用的 Chromium，浏览器测试无法进行。请任选一种方式安装后重试：
No working Chromium was found, so the browser tests cannot run. Install one and try again:
  npx playwright install --with-deps chromium
  sudo apt-get install chromium
  CHROMIUM_PATH=/path/to/chrome npm test`);
  return undefined;
}
