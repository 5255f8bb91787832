import { readdirSync, readFileSync } from 'node:fs';
import { checkForm } from './checks/check-form.js';
import { parseForm } from './parse-form.js';

const folder = new URL('../library/', import.meta.url);

describe('the library of field groups', () => {
  const files = readdirSync(folder);

  it('has the groups that every service needs', () => {
    expect(files.sort()).toEqual(['address.json', 'bank-account.json', 'guardian.json', 'objection-review.json', 'person.json', 'school.json']);
  });

  it.each(files)('%s is a form without findings, named as its file', (file) => {
    const form = parseForm(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    if (!form.ok) throw new Error(JSON.stringify(form));

    expect(checkForm(form.value)).toEqual([]);
    expect(`${form.value.id}.json`).toBe(file);
  });
});
