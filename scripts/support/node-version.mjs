const [major, minor] = process.versions.node.split('.').map(Number);

/** Older Node fails later with a riddle; say it at once. */
export function refuseOldNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}。 Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Releases get no security fixes after this day (https://nodejs.org/en/about/previous-releases). */
const endOfLife = { 20: '2026-04-30', 21: '2024-06-01', 22: '2027-04-30', 23: '2025-06-01', 24: '2028-04-30', 25: '2026-06-01' };

export function warnOfEndOfLife(today = new Date().toISOString().slice(0, 10)) {
  const end = endOfLife[major];
  if (end && end < today)
    console.warn(`提示：Node.js ${major} 已于 ${end} 停止维护，请尽快升级。 Note: Node.js ${major} reached its end of life on ${end}; please upgrade.`);
}
