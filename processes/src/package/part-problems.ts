import type { Schema } from '@cfworker/json-schema';
import type { Problem, Value } from '@onething/rules';
import type { FileKind, PackageFile } from './file-name.js';
import { jsonProblems } from './json-problems.js';
import * as schemas from './schemas/index.js';
import { stepProblems } from './step-problems.js';

const schemaOf: Partial<Record<FileKind, Schema>> = {
  manifest: schemas.manifest,
  parameters: schemas.parameters,
  decision: schemas.decision,
  form: schemas.form,
  registry: schemas.registry,
  document: schemas.document,
  population: schemas.population,
  scenario: schemas.scenario,
  translation: schemas.translations,
};

/** Kinds whose content repeats the file's name as its `id`. */
const named = new Set<FileKind>(['decision', 'form', 'registry', 'document', 'population', 'scenario']);

/** What is wrong inside one file, looked at alone. */
export function partProblems(file: PackageFile & { readonly text: string; readonly json?: Value }): Problem[] {
  const schema = schemaOf[file.kind];
  if (!schema) return [];

  const problems = [...jsonProblems(schema, file.json, file.path), ...nameProblems(file)];
  return file.kind === 'scenario' && problems.length === 0 ? stepProblems(file.json, file.path) : problems;
}

function nameProblems(file: PackageFile & { readonly json?: Value }): Problem[] {
  const found = idOf(file.json);
  if (!named.has(file.kind) || found === undefined || found === file.id) return [];

  return [otherId(`${file.path}#/id`, file.id, found)];
}

/** A file is found by its name, so its content must say the same. */
export function otherId(place: string, fileName: string, id: string): Problem {
  const zh = `文件名与内容里的编号不一致：文件名是“${fileName}”，内容写的是“${id}”，请改成一样`;
  return { code: 'ID_NOT_FILE_NAME', place, message: { zh, en: `The file is named "${fileName}" but its id is "${id}"; make them the same` } };
}

function idOf(json: Value | undefined): string | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !('id' in json)) return undefined;
  return typeof json.id === 'string' ? json.id : undefined;
}
