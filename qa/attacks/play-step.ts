import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../runtime-api/src/packages/write-zip.js';
import type { Arranged } from '../support/arranged-case.js';
import type { Answer, Call, TestSite } from '../support/test-site.js';
import { attackers, type Step } from './attack.js';
import { evilZip, readFolder } from './evil-zip.js';

export interface Scene {
  readonly site: TestSite;
  readonly arranged: Arranged;
  /** Where the payload files of the class stand. */
  readonly folder: string;
  /** What steps of the same attack have kept. */
  readonly kept: Map<string, string>;
}

/** A refusal must be quick; the machine of a test may be busy. */
const patienceMs = 3000;

/** Sends one step and holds the answer against what is expected. */
export async function play(step: Step, scene: Scene): Promise<void> {
  const fill = filler(await placeholders(scene));
  const call = await callOf(step, scene, fill);
  const cookie: Record<string, string> = step.as === 'anonymous' ? {} : { Cookie: await scene.site.cookieOf(attackers[step.as]) };
  const begun = performance.now();
  const answer = await scene.site.send({ ...call, headers: { ...cookie, ...call.headers } });

  if (answer.status >= 400) expect(performance.now() - begun).toBeLessThan(patienceMs);
  hold(answer, fill(step.expect));
  for (const [name, part] of Object.entries(step.keep ?? {})) scene.kept.set(name, String(JSON.parse(answer.text)[part]));
}

async function callOf(step: Step, scene: Scene, fill: <T>(value: T) => T): Promise<Call> {
  if (step.package) return publication(step.package, scene);
  if (!step.zip) return plain(step.request, fill);

  const body = await evilZip(step.zip, exportedBy(scene.site));
  return { method: 'POST', path: `/api/v1/${step.zip.to}`, headers: { 'Content-Type': 'application/zip' }, body };
}

/** A package as the server gives it to the designer of the province. */
function exportedBy(site: TestSite): (id: string) => Promise<Uint8Array> {
  return async (id) =>
    (await site.send({ method: 'GET', path: `/api/v1/packages/${id}/export`, headers: { Cookie: await site.cookieOf(attackers.designer) } })).bytes;
}

function hold(answer: Answer, expected: Step['expect']): void {
  const body = answer.headers['content-type']?.includes('json') ? JSON.parse(answer.text) : undefined;
  const seen = { status: answer.status, code: body?.code, answer: answer.text.slice(0, 2000) };

  if (expected.status) expect(seen).toMatchObject({ status: expected.status, ...(expected.code ? { code: expected.code } : {}) });
  if (expected.body) expect(body).toMatchObject(expected.body);
  if (expected.problems) expect(found(expected.problems, body?.problems ?? [])).toEqual(expected.problems);
  for (const text of expected.contains ?? []) expect(answer.text).toContain(text);
  for (const text of [...(expected.absent ?? []), 'node_modules', '    at ']) expect(answer.text).not.toContain(text);
  for (const [name, pattern] of Object.entries(expected.headers ?? {})) expect(answer.headers[name] ?? '').toMatch(new RegExp(pattern, 'i'));
}

type Problem = { readonly code?: string; readonly place?: string };

/** The expected problems that are there, each matched by another one. */
function found(expected: readonly Problem[], problems: readonly Problem[]): Problem[] {
  const left = [...problems];

  return expected.filter(({ code, place = '' }) => {
    const at = left.findIndex((problem) => (!code || problem.code === code) && problem.place?.startsWith(place));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function plain(request: Step['request'], fill: <T>(value: T) => T): Call {
  if (!request) throw new Error('an attack sends a request or a package');
  const { method, path, headers, body, bodyText, fillerBytes = 0 } = request;
  const text = bodyText?.replace('{filler}', 'a'.repeat(fillerBytes)) ?? (body === undefined ? undefined : JSON.stringify(fill(body)));
  const type: Record<string, string> = text === undefined ? {} : { 'Content-Type': 'application/json' };

  return { method, path: fill(path), headers: { ...type, ...fill(headers ?? {}) }, body: text };
}

async function publication(change: NonNullable<Step['package']>, { folder }: Scene): Promise<Call> {
  const files = readFolder(join(process.cwd(), 'examples', change.base));
  const original = Buffer.from(files.get(change.file) ?? '').toString('utf8');
  files.set(change.file, Buffer.from(change.text ?? changed(original, change, folder)));

  return { method: 'POST', path: '/api/v1/packages', headers: { 'Content-Type': 'application/zip' }, body: await writeZip(files) };
}

function changed(original: string, { insert = '', before, instead }: NonNullable<Step['package']>, folder: string): string {
  const payload = readFileSync(join(folder, insert), 'utf8');
  const text = before ?? instead ?? '';
  if (!original.includes(text)) throw new Error(`the file has no ${text}`);

  return original.replace(text, () => payload + (before ?? ''));
}

async function placeholders({ site, arranged, kept }: Scene): Promise<Record<string, string | number>> {
  const cookie = await site.cookieOf(attackers.applicant);
  const draft = await site.send({ method: 'GET', path: `/api/v1/drafts/${arranged.draft}`, headers: { Cookie: cookie } });

  return { ...arranged, ...Object.fromEntries(kept), random: randomUUID(), demoPerson: attackers.otherApplicant, rev: JSON.parse(draft.text).rev };
}

/** Fills placeholders in any text of a value; one that stands alone keeps its type. */
function filler(known: Readonly<Record<string, string | number>>): <T>(value: T) => T {
  const fillText = (text: string): unknown => {
    const alone = /^\{(\w+)\}$/.exec(text)?.[1];
    if (alone && Object.hasOwn(known, alone)) return known[alone];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(known, name) ? String(known[name]) : whole));
  };

  return (value) => JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (typeof inner === 'string' ? fillText(inner) : inner));
}
