const answers = {
  familyMembers: [
    { name: '学生', rel: '本人', work: '在读', health: '健康' },
    { name: '父亲', rel: '父亲', work: '有收入', health: '健康' },
    { name: '母亲', rel: '母亲', work: '无收入', health: '慢性病' },
  ],
  disaster: '没有',
  singleOrLeftBehind: '否',
  largeAssets: '没有',
  authorise: '同意',
};

const income: Readonly<Record<string, object>> = {
  'zhou-jianguo': {
    ...{ mobile: '13800000101', childIdNo: '330199201005200314', bankAccount: '6217003301990008', accountName: '周思远' },
    ...{ incomePerCapita: 168_000, medicalSelfPay: 0 },
  },
  'he-zhiming': { mobile: '13800000102', childIdNo: '33019920160115000X', bankAccount: '6217003301990016', accountName: '何志明' },
};

/** A guardian of the demonstration applies for student aid, over plain HTTP. */
export async function openAidCase(url: string, person: string): Promise<void> {
  const cookie = await signIn(url, person);
  const draft = await post(url, cookie, '/drafts', { matter: 'student-aid/student-aid', region: '330199' });
  await post(url, cookie, '/cases', { draft: draft.id, values: { ...answers, ...income[person] } });
}

async function signIn(url: string, demoPerson: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ demoPerson }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function post(url: string, cookie: string, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { cookie, origin: url, 'content-type': 'application/json', 'idempotency-key': `aid-${path.slice(1)}-${performance.now().toFixed(0)}` };
  const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
