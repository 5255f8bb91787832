import { type Outcome, type Problem, refused } from '@onething/rules';
import type { Port } from './authoring.js';
import type { PortKind } from './local-settings.js';

/** Says of each port that nobody answers for what is to be done. */
export function portsNotBound(ports: readonly Port[]): Outcome<never> {
  const sentence = {
    zh: '请先为每个岗位、数据、接口、账户、公示栏和消息通道指定由本地的谁来承担。',
    en: 'Say first who answers here for each role, register, endpoint, account, notice place and channel.',
  };
  return refused('PORTS_NOT_BOUND', sentence, ports.map(problemOf));
}

function problemOf({ kind, id, title, titleEn = title }: Port): Problem {
  const message = { zh: sentences[kind](title).zh, en: sentences[kind](titleEn).en };
  return { code: 'PORT_NOT_BOUND', place: `manifest.json#/ports/${places[kind]} ${id}`, message };
}

const places: Readonly<Record<PortKind, string>> = {
  ...{ role: 'roles', registry: 'registries', seal: 'seals', endpoint: 'endpoints' },
  ...{ topic: 'topics', account: 'accounts', notice: 'notices', channel: 'channels', service: 'services' },
};

const sentences: Readonly<Record<PortKind, (title: string) => Problem['message']>> = {
  role: (title) => ({ zh: `岗位“${title}”还没有指定由哪个部门办理。`, en: `No department answers for the role "${title}" yet.` }),
  registry: (title) => ({
    zh: `本地没有“${title}”的数据，上级有：请指定使用谁的数据。`,
    en: `There are no records of "${title}" here, but above: say whose are read.`,
  }),
  seal: (title) => ({ zh: `印章“${title}”还没有指定用印单位。`, en: `No authority is named for the seal "${title}" yet.` }),
  endpoint: (title) => ({
    zh: `接口“${title}”还没有地址：请安全管理员在“接口绑定”页登记，登记之前不能发布。`,
    en: `The endpoint "${title}" has no address yet: the security administrator registers it on the page of bindings; until then it cannot be published.`,
  }),
  topic: (title) => ({
    zh: `外部办理“${title}”还没有指定由哪个系统领取：请安全管理员先开通对接账号。`,
    en: `No program fetches the work "${title}" yet: the security administrator opens an account for it first.`,
  }),
  account: (title) => ({
    zh: `账户“${title}”还没有指定发放渠道（银行直连，或导出文件交银行）。`,
    en: `It is not said how the account "${title}" pays (by the bank, or by files).`,
  }),
  notice: (title) => ({ zh: `公示栏“${title}”还没有指定公示在哪里。`, en: `It is not said where "${title}" is put up.` }),
  channel: (title) => ({ zh: `消息通道“${title}”还没有指定用什么方式发送。`, en: `It is not said by which way the messages "${title}" are sent.` }),
  service: (title) => ({
    zh: `“${title}”还没有指定由哪里办理：请对方先为本地开通对接账号。`,
    en: `No place does "${title}" yet: it opens an account for this one first.`,
  }),
};
