import { done, type Outcome, type Problem, parseJson, refused, type Value } from '@onething/rules';
import type { Client } from '../../client/client.js';
import { type BindPort, type DraftPorts, type ImportedPackage, type LocalValue, type Port, PortKind } from '../../contract/index.js';
import type { CommandOptions } from '../command.js';
import type { Say } from '../say.js';
import { tellProposal } from './tell-proposal.js';

/** Does what the options say to an imported draft, and proposes it as soon as nothing is open; else says what is. */
export async function settle(client: Client, draft: string, options: CommandOptions, say: Say): Promise<Outcome<void>> {
  const [bindings, values] = [options.bind.map(readBinding), options.set.map((text) => readValue(text, options.basis))];
  for (const one of [...bindings, ...values]) if (!one.ok) return one;
  for (const one of bindings) if (one.ok) await client.bindPort(draft, one.value);
  for (const one of values) if (one.ok) await client.setLocalValue(draft, one.value);

  const imported = await client.importedPackage(draft);
  const { take } = options;
  if (take) for (const { path, pointer } of imported.conflicts) await client.decideConflict(draft, { path, pointer, take });
  const ports = await client.draftPorts(draft);
  tellOrigin(imported, say);
  const open = [...unbound(ports), ...(take ? [] : undecided(imported))];
  if (open.length > 0) return stillOpen(draft, open);

  tellProposal(await client.proposeDraft(draft, options.note ?? ''), say);
  return done(undefined);
}

/** `role:school.aid=education`: a kind of port, the port, what answers for it. */
export function readBinding(text: string): Outcome<BindPort> {
  const [, kind, port, target] = /^([a-z]+):([^=]+)=(.+)$/.exec(text) ?? [];
  const known = PortKind.options.find((one) => one === kind);
  if (!known || !port || !target)
    return refused('BINDING_UNREADABLE', {
      zh: `“${text}”应写作 种类:端口=对象，例如 role:school.aid=education。`,
      en: `Write "${text}" as kind:port=target, for example role:school.aid=education.`,
    });

  return done({ kind: known, port, target });
}

/** `dibaoStandard=110000@2026-07-01`, with the law in `--basis`. */
function readValue(text: string, law: string | undefined): Outcome<LocalValue> {
  const [, parameter, written, from] = /^([^=]+)=(.+)@(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (!parameter || !written || !from)
    return refused('SETTING_UNREADABLE', {
      zh: `“${text}”应写作 参数=值@生效日期，例如 dibaoStandard=110000@2026-07-01。`,
      en: `Write "${text}" as parameter=value@day, for example dibaoStandard=110000@2026-07-01.`,
    });
  if (!law) return refused('BASIS_MISSING', { zh: '请用 --basis 写明本地参数的依据。', en: 'Name the legal basis of the local value with --basis.' });

  return done({ parameter, from, value: writtenValue(written), basis: { law } });
}

function writtenValue(written: string): Value {
  const json = parseJson(written);
  return json.ok ? json.value : written;
}

function tellOrigin({ origin, signer, findings }: ImportedPackage, say: Say): void {
  if (origin === 'trusted') say.line({ zh: `签名有效，签名人“${signer}”在信任名单中`, en: `The signature holds; "${signer}" is trusted here` });
  say.problems(findings);
}

function unbound({ ports }: DraftPorts): Problem[] {
  return ports.filter(({ state }) => state === 'unbound').map(openPort);
}

/** What is to be written for a port that nobody answers for, with the choices that there are. */
export function openPort({ kind, id, title, titleEn = title, wants, candidates }: Port): Problem {
  const names = candidates.map((one) => `${one.id}（${one.name}）`).join('、') || '—';
  const message = {
    zh: `“${title}”由谁承担？可选：${names}。用途：${wants.zh}`,
    en: `who answers for "${titleEn}"? One of: ${names}. Wanted for: ${wants.en}`,
  };
  return { code: 'PORT_NOT_BOUND', place: `--bind ${kind}:${id}=`, message };
}

function undecided({ conflicts }: ImportedPackage): Problem[] {
  return conflicts
    .filter(({ taken }) => !taken)
    .map(({ path, pointer, ours = '—', theirs = '—' }) => ({
      code: 'CONFLICT_OPEN',
      place: pointer ? `${path}#${pointer}` : path,
      message: {
        zh: `本地 ${ours.slice(0, 80)}，新版本 ${theirs.slice(0, 80)}：--take ours 或 --take theirs`,
        en: `here ${ours.slice(0, 80)}, new ${theirs.slice(0, 80)}: --take ours or --take theirs`,
      },
    }));
}

function stillOpen(draft: string, open: readonly Problem[]): Outcome<never> {
  const message = {
    zh: `事项包在隔离区（草稿 ${draft}）。还需要：onething bind ${draft} 加上`,
    en: `The package is in quarantine (draft ${draft}). Still needed: onething bind ${draft} with`,
  };
  return refused('PORTS_NOT_BOUND', message, open);
}
