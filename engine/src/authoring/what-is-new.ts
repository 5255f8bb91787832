import type { Package } from '@onething/processes';
import type { Finding, Message } from '@onething/rules';

/** What a package of somebody else asks for that the installed one does not: personal data, places to call, registers, roles. Warnings, for whoever approves. */
export function whatIsNew(before: Package | undefined, after: Package): readonly Finding[] {
  return [...newPersonalData(before, after), ...newPorts(before, after)];
}

function newPersonalData(before: Package | undefined, after: Package): readonly Finding[] {
  const known = new Set(before ? personalFields(before).map(({ place, kind }) => `${place} ${kind}`) : []);
  return personalFields(after)
    .filter(({ place, kind }) => !known.has(`${place} ${kind}`))
    .map(({ place, form, field, kind }) =>
      warning('NEW_PERSONAL_DATA', place, {
        zh: `新增收集个人信息：表单“${form}”的“${field}”（${kindNames[kind] ?? kind}）。请确认目的和依据。`,
        en: `Asks for personal data that was not asked for before: "${field}" of "${form}" (${kind}). Confirm purpose and basis.`,
      }),
    );
}

function personalFields({ forms }: Package) {
  return Object.values(forms).flatMap(({ id, title, fields = {}, schema }) =>
    Object.entries(fields).flatMap(([name, { personal }]) =>
      personal ? [{ place: `forms/${id}.json#/fields/${name}`, form: title, field: schema.properties?.[name]?.title ?? name, kind: personal }] : [],
    ),
  );
}

const kindNames: Readonly<Record<string, string>> = {
  idcard: '身份证件',
  phone: '电话',
  bank: '银行账户',
  minor: '未成年人信息',
  health: '健康信息',
  address: '住址',
  name: '姓名',
};

function newPorts(before: Package | undefined, after: Package): readonly Finding[] {
  const known = new Set(before ? portNames(before).map(({ key }) => key) : []);
  return portNames(after)
    .filter(({ key }) => !known.has(key))
    .map(({ code, place, message }) => warning(code, place, message));
}

function portNames({ manifest: { ports } }: Package) {
  const at = (kind: string, id: string) => ({ key: `${kind}/${id}`, place: `manifest.json#/ports/${kind} ${id}` });
  return [
    ...(ports.endpoints ?? []).map(({ id, title }) => ({
      ...at('endpoints', id),
      code: 'NEW_ENDPOINT',
      message: { zh: `新增外部接口：${title}。`, en: `Calls a place outside that was not called before: ${title}.` },
    })),
    ...ports.registries.map(({ id, title, access }) => ({
      ...at('registries', id),
      key: `registries/${id}/${access}`,
      code: 'NEW_REGISTRY_ACCESS',
      message: {
        zh: `新增${access === 'write' ? '写入' : '读取'}基础库：${title}。`,
        en: `${access === 'write' ? 'Writes' : 'Reads'} a register that it did not before: ${title}.`,
      },
    })),
    ...(ports.accounts ?? []).map(({ id, title }) => ({
      ...at('accounts', id),
      code: 'NEW_ACCOUNT',
      message: { zh: `新增资金账户：${title}。`, en: `Uses an account that it did not before: ${title}.` },
    })),
  ];
}

function warning(code: string, place: string, message: Message): Finding {
  return { code, place, severity: 'warning', message };
}
