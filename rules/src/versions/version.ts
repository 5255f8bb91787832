/** A semantic version without build data: `1.4.0`, `2.0.0-rc.1`. */
interface Version {
  readonly numbers: readonly [number, number, number];
  readonly label: string;
}

/** Which of two versions is older: negative, zero or positive; text that is no version counts as the oldest. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [read(left), read(right)];
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));

  const difference = a.numbers.map((number, index) => number - (b.numbers[index] ?? 0)).find((part) => part !== 0);
  return difference ?? compareLabels(a.label, b.label);
}

/** Whether a version lies in a range: exact, `^1.2.3` (same first non-zero number), `~1.2.3` (same minor), `*`. */
export function satisfies(version: string, range: string): boolean {
  const wanted = range.trim();
  if (wanted === '*') return read(version)?.label === '';
  if (!/^[\^~]/.test(wanted)) return read(version) !== undefined && read(wanted) !== undefined && compareVersions(version, wanted) === 0;

  const least = read(wanted.slice(1));
  const given = read(version);
  if (!least || !given || compareVersions(version, wanted.slice(1)) < 0) return false;
  if (given.label !== '' && given.numbers.join() !== least.numbers.join()) return false;

  return given.numbers.slice(0, fixedNumbers(wanted, least)).join() === least.numbers.slice(0, fixedNumbers(wanted, least)).join();
}

function fixedNumbers(range: string, { numbers: [major, minor] }: Version): number {
  if (range.startsWith('~')) return 2;
  if (major > 0) return 1;

  return minor > 0 ? 2 : 3;
}

function compareLabels(left: string, right: string): number {
  if (left === right) return 0;
  if (left === '' || right === '') return left === '' ? 1 : -1;

  return left.localeCompare(right, 'en', { numeric: true }) < 0 ? -1 : 1;
}

function read(text: string): Version | undefined {
  const found = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,64}))?$/.exec(text.trim());
  return found ? { numbers: [Number(found[1]), Number(found[2]), Number(found[3])], label: found[4] ?? '' } : undefined;
}
