import { type FormDefinition, parseForm } from '@onething/forms';
import { type DecisionDefinition, done, type Message, type Outcome, type Problem, parseDecision, parseJson, refused, type Value } from '@onething/rules';
import { parseProcess } from '../language/parse-process.js';
import type { ParsedProcess } from '../language/process-model.js';
import { type FileKind, type PackageFile, recognise } from './file-name.js';
import type { Package, ProcessFile } from './package.js';
import { otherId, partProblems } from './part-problems.js';
import type { PopulationPlan } from './population-plan.js';

/** reliability.md "Limits": 200 entries, 5 MB each, 20 MB in all. */
const limits = { entries: 200, entryBytes: 5_000_000, totalBytes: 20_000_000 };

interface ReadFile extends PackageFile {
  readonly text: string;
  /** Parsed content of a JSON file. */
  readonly json?: Value;
}

/**
 * Reads a package from its files. Everything that is wrong is told at once, each with its file and place; nothing is
 * executed and nothing outside the map is read.
 */
export async function readPackage(files: ReadonlyMap<string, Uint8Array>): Promise<Outcome<Package>> {
  const problems: Problem[] = [...sizeProblems(files)];
  if (problems.length > 0) return invalid(problems);

  const read = [...files].sort(byPath).flatMap(([path, bytes]) => readFile(path, bytes, problems));
  problems.push(...missingFiles(read), ...read.flatMap(partProblems));
  const parts: ReadParts = {
    processes: await readProcesses(read, problems),
    decisions: readParts(read, 'decision', parseDecision, problems),
    forms: readParts(read, 'form', parseForm, problems),
  };
  return problems.length > 0 ? invalid(problems) : done(assemble(read, parts));
}

/** What has parsers of its own. */
interface ReadParts {
  readonly processes: readonly ProcessFile[];
  readonly decisions: readonly (readonly [string, DecisionDefinition])[];
  readonly forms: readonly (readonly [string, FormDefinition])[];
}

function readParts<T>(read: readonly ReadFile[], kind: FileKind, parse: (json: unknown) => Outcome<T>, problems: Problem[]): (readonly [string, T])[] {
  return read
    .filter((file) => file.kind === kind)
    .flatMap(({ id, path, json }) => {
      const parsed = parse(json);
      if (parsed.ok) return [[id, parsed.value] as const];
      return report(
        problems,
        ...(parsed.problems ?? [{ code: parsed.code, place: '', message: parsed.message }]).map((problem) => ({
          ...problem,
          place: `${path}#${problem.place}`,
        })),
      );
    });
}

async function readProcesses(read: readonly ReadFile[], problems: Problem[]): Promise<ProcessFile[]> {
  const processes: ProcessFile[] = [];
  for (const { id, path, text } of read.filter((file) => file.kind === 'process')) {
    const parsed = await parseProcess(text, path);
    if (!parsed.ok) problems.push(...(parsed.problems ?? [{ code: parsed.code, place: path, message: parsed.message }]));
    else if (parsed.value.id !== id) problems.push(otherId(path, id, parsed.value.id));
    else
      processes.push(
        { id, path, xml: text, parsed: withoutOtherPools(parsed.value) },
        ...otherPools(parsed.value).map((pool) => ({ ...pool, path, xml: text })),
      );
  }
  return processes.filter(isNew(problems));
}

/** Every executable pool of a file is a process of its own; the file is named after its first. */
function otherPools({ processes, ...file }: ParsedProcess): readonly Pick<ProcessFile, 'id' | 'parsed'>[] {
  const others = processes.slice(1).filter(({ executable }) => executable);
  return others.map((process) => ({ id: process.id, parsed: { ...file, id: process.id, processes: [process], messageFlows: [] } }));
}

function withoutOtherPools({ processes, ...file }: ParsedProcess): ParsedProcess {
  return { ...file, processes: processes.filter(({ executable }, index) => index === 0 || !executable) };
}

/** No two processes of a package have one name. */
function isNew(problems: Problem[]): (process: ProcessFile) => boolean {
  const seen = new Set<string>();
  return ({ id, path }) => {
    if (seen.has(id))
      problems.push({ code: 'PROCESS_NOT_UNIQUE', place: path, message: { zh: `流程“${id}”出现了两次`, en: `The process "${id}" occurs twice` } });
    return !seen.has(id) && seen.add(id) !== undefined;
  };
}

function byPath([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function sizeProblems(files: ReadonlyMap<string, Uint8Array>): Problem[] {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const problems: Problem[] = [];
  if (files.size > limits.entries) problems.push(tooLarge('package', { zh: `文件多于 ${limits.entries} 个`, en: `More than ${limits.entries} files` }));
  if (total > limits.totalBytes) problems.push(tooLarge('package', { zh: '事项包大于 20 MB', en: 'The package is larger than 20 MB' }));
  for (const [path, bytes] of files) {
    if (bytes.length > limits.entryBytes) problems.push(tooLarge(path, { zh: '文件大于 5 MB', en: 'The file is larger than 5 MB' }));
  }
  return problems;
}

function tooLarge(place: string, message: Message): Problem {
  return { code: 'PACKAGE_TOO_LARGE', place, message };
}

function readFile(path: string, bytes: Uint8Array, problems: Problem[]): ReadFile[] {
  const file = recognise(path);
  if ('code' in file) return report(problems, file);

  const text = decode(bytes);
  if (text === undefined)
    return report(problems, { code: 'FILE_NOT_UTF8', place: path, message: { zh: '文件不是 UTF-8 文本', en: 'The file is not UTF-8 text' } });
  if (!path.endsWith('.json')) return [{ ...file, text }];

  const json = parseJson(text);
  if (!json.ok) return report(problems, { code: json.code, place: path, message: json.message });
  return [{ ...file, text, json: json.value }];
}

function report(problems: Problem[], ...found: readonly Problem[]): [] {
  problems.push(...found);
  return [];
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function missingFiles(read: readonly ReadFile[]): Problem[] {
  const has = (kind: FileKind, id: string) => read.some((file) => file.kind === kind && file.id === id);
  const missing = read
    .filter((file) => file.kind === 'document' && !has('template', file.id))
    .map((file) => absent(`documents/${file.id}.hbs`, { zh: `文书“${file.id}”缺少模板文件`, en: `The document "${file.id}" has no template file` }));
  if (has('manifest', 'manifest')) return missing;

  return [absent('manifest.json', { zh: '事项包缺少 manifest.json', en: 'The package has no manifest.json' }), ...missing];
}

function absent(place: string, message: Message): Problem {
  return { code: 'FILE_MISSING', place, message };
}

function invalid(problems: readonly Problem[]): Outcome<Package> {
  const zh = `事项包有 ${problems.length} 处问题，请按提示修改后再试`;
  return refused('PACKAGE_INVALID', { zh, en: `The package has ${problems.length} problem(s); correct them and try again` }, problems);
}

/** The boundary: every JSON file has just been held against its schema, so its content is what the schema says. */
function assemble(read: readonly ReadFile[], { processes, decisions, forms }: ReadParts): Package {
  const of = (kind: FileKind) => read.filter((file) => file.kind === kind);
  const json = <T>(kind: FileKind) => of(kind).map((file) => [file.id, file.json as T] as const);
  const templates = new Map(of('template').map((file) => [file.id, file.text]));
  const [manifest] = json<Package['manifest']>('manifest').map(([, content]) => content);
  if (!manifest) throw new Error('a package without a manifest was refused above');

  return {
    manifest,
    processes: keyed(processes.map((process) => [process.id, process])),
    decisions: keyed(decisions),
    forms: keyed(forms),
    registries: keyed(json<Package['registries'][string]>('registry')),
    seeds: keyed(of('seed').map((file) => [file.id, file.text])),
    documents: keyed(
      json<Omit<Package['documents'][string], 'template'>>('document').map(([id, content]) => [id, { ...content, template: templates.get(id) ?? '' }]),
    ),
    parameters: json<Package['parameters']>('parameters').flatMap(([, content]) => content),
    scenarios: json<Package['scenarios'][number]>('scenario').map(([, content]) => content),
    populations: keyed(json<PopulationPlan>('population')),
    texts: json<Package['texts']>('translation').map(([, content]) => content)[0] ?? {},
  };
}

function keyed<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries);
}
