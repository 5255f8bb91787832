import type { Package, PortContract } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { PortKind } from './local-settings.js';

/** What a package wants of one of its ports, in words. */
export type PortWants = (kind: PortKind, id: string) => Message;

/** Reads it from what the package does: its tasks, documents and contracts. */
export function wantsOf(pkg: Package): PortWants {
  const { ports } = pkg.manifest;
  const steps = Object.values(pkg.processes).flatMap(({ parsed }) => parsed.processes.flatMap(({ elements }) => elements));
  const stepsOf = (connectors: readonly string[]) => steps.filter(({ connector }) => connectors.includes(connector ?? '')).map(({ name, id }) => name ?? id);
  const by: Readonly<Record<PortKind, (id: string) => Message>> = {
    role: (id) => does(steps.filter(({ candidates }) => candidates.includes(id)).map(({ name, id: own }) => name ?? own)),
    registry: (id) =>
      ports.registries.find((port) => port.id === id)?.access === 'write'
        ? { zh: '读取，并写入办理结果', en: 'Read, and written with the results' }
        : { zh: '只读取，用来预填和核对', en: 'Read only, to prefill and to verify' },
    seal: (id) => papers(Object.values(pkg.documents).flatMap(({ seals, title }) => (seals.includes(id) ? [title] : []))),
    endpoint: (id) => contract((ports.endpoints ?? []).find((port) => port.id === id)),
    topic: (id) => contract((ports.topics ?? []).find((port) => port.id === id)),
    account: () => ({ zh: '按批准的清单发放资金', en: 'Pays the approved lists' }),
    notice: () => used(stepsOf(['publish-notice']), { zh: '公示脱敏后的名单', en: 'Shows masked lists for some working days' }),
    service: (id) => contract((ports.services ?? []).find((port) => port.id === id)),
    channel: () => used(stepsOf(['notify']), { zh: '把办理进展告诉当事人', en: 'Tells people how their case goes' }),
  };
  return (kind, id) => by[kind](id);
}

function does(tasks: readonly string[]): Message {
  return tasks.length > 0
    ? { zh: `办理${quoted(tasks)}`, en: `Does ${quotedInEnglish(tasks)}` }
    : { zh: '由流程计算时指定办理', en: 'Named by a calculation of the process' };
}

function papers(titles: readonly string[]): Message {
  return titles.length > 0 ? { zh: `盖在${quoted(titles)}上`, en: `Seals ${quotedInEnglish(titles)}` } : { zh: '盖在文书上', en: 'Seals papers' };
}

function contract(port: PortContract | undefined): Message {
  const titles = (fields: PortContract['inputs']) =>
    Object.values(fields ?? {})
      .map(({ title }) => title)
      .join('、') || '—';
  const inEnglish = (fields: PortContract['inputs']) =>
    Object.values(fields ?? {})
      .map(({ title, titleEn }) => titleEn ?? title)
      .join(', ') || '—';
  return {
    zh: `发出：${titles(port?.inputs)}；取回：${titles(port?.outputs)}`,
    en: `Sends: ${inEnglish(port?.inputs)}; gets: ${inEnglish(port?.outputs)}`,
  };
}

function used(steps: readonly string[], what: Message): Message {
  return steps.length > 0 ? { zh: `${what.zh}（${quoted(steps)}）`, en: `${what.en} (${quotedInEnglish(steps)})` } : what;
}

const mostNamed = 4;

function quoted(names: readonly string[]): string {
  return firstOf(names.map((name) => `“${name}”`)).join('、');
}

function quotedInEnglish(names: readonly string[]): string {
  return firstOf(names.map((name) => `"${name}"`)).join(', ');
}

/** So that a line stays a line. */
function firstOf(names: readonly string[]): string[] {
  const own = [...new Set(names)];
  return own.length > mostNamed ? [...own.slice(0, mostNamed), '…'] : own;
}
