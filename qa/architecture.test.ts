import { levels, openToWebApps, pure, rooms } from './levels.js';
import { type SourceFile, sourceFiles } from './source-files.js';

const files = sourceFiles();
const workspaces = new Set<string>(levels.flat());
const product = files.filter((file) => workspaces.has(file.workspace));
const shipped = product.filter((file) => !/\.test\.tsx?$/.test(file.path));

describe('the arrows between the workspaces', () => {
  it('reads the sources of every workspace', () => {
    expect(new Set(product.map((file) => file.workspace))).toEqual(workspaces);
    expect(product.flatMap((file) => file.imports).length).toBeGreaterThan(100);
  });

  it('never turn back', () => {
    expect(offences(product, (file, from) => backwards(file.workspace, workspaceOf(from)))).toEqual([]);
  });

  it('go through the public entry, never into another workspace by path', () => {
    expect(offences(product, (file, from) => from.startsWith('.') && leavesWorkspace(file.path, from))).toEqual([]);
  });

  it('let the web apps see the pure workspaces and the client only', () => {
    const webApps = product.filter((file) => file.workspace === 'designer' || file.workspace === 'portal');
    expect(offences(webApps, (_, from) => from.startsWith('@onething/') && !openToWebApps.includes(from))).toEqual([]);
  });
});

describe('the walls of the rooms', () => {
  it('keep each library in its room', () => {
    const outside = (file: SourceFile, from: string) => rooms.some(({ library, allowed }) => isLibrary(from, library) && !allowed.test(file.path));
    expect(offences(shipped, outside)).toEqual([]);
  });

  it('keep the pure workspaces free of I/O, clocks and chance', () => {
    const pureFiles = shipped.filter((file) => pure.some((name) => name === file.workspace));
    expect(offences(pureFiles, (_, from) => from.startsWith('node:'))).toEqual([]);

    const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.env|setTimeout\(|fetch\()/;
    expect(pureFiles.filter((file) => !file.path.includes('/react/') && impure.test(withoutComments(file.text))).map((file) => file.path)).toEqual([]);
  });

  it('keep React out of the pure entries', () => {
    const pureFiles = shipped.filter(
      (file) => pure.some((name) => name === file.workspace) && !file.path.includes('/react/') && !/Widget\.tsx$/.test(file.path),
    );
    expect(offences(pureFiles, (_, from) => /^(react|react-dom|antd|@rjsf\/)/.test(from))).toEqual([]);
  });

  it('let only config.ts read the environment', () => {
    expect(
      shipped.filter((file) => /process\.env/.test(withoutComments(file.text)) && !/(^|[/.])config\.ts$/.test(file.path)).map((file) => file.path),
    ).toEqual([]);
  });
});

describe('every room of a list', () => {
  it.each(['engine/src/connectors', 'processes/src/execution/behaviours', 'rules/src/kinds', 'processes/src/connectors', 'forms/src/formats'])(
    '%s has all its files in its index',
    (folder) => {
      const index = files.find((file) => file.path === `${folder}/index.ts`);
      const listed = new Set(index?.imports.map(({ from }) => from.replace('./', '').replace('.js', '')));
      const missing = shipped
        .filter((file) => file.path.startsWith(`${folder}/`) && declaresAnEntry(file))
        .filter((file) => nameIn(folder, file) !== 'index' && !listed.has(nameIn(folder, file)));
      expect(index).toBeDefined();
      expect(missing.map((file) => file.path)).toEqual([]);
    },
  );
});

function offences(where: readonly SourceFile[], wrong: (file: SourceFile, from: string) => boolean): string[] {
  return where.flatMap((file) => file.imports.filter(({ from }) => wrong(file, from)).map(({ from }) => `${file.path} imports ${from}`));
}

function backwards(importer: string, imported: string | undefined): boolean {
  if (!imported || imported === importer) return false;
  return levelOf(imported) >= levelOf(importer);
}

function levelOf(workspace: string): number {
  return levels.findIndex((level) => level.some((name) => name === workspace));
}

function workspaceOf(from: string): string | undefined {
  return /^@onething\/([^/]+)/.exec(from)?.[1];
}

function leavesWorkspace(path: string, from: string): boolean {
  const target = new URL(from, `file:///${path}`).pathname.slice(1);
  return target.split('/')[0] !== path.split('/')[0] && !/\.test\.tsx?$/.test(path);
}

const isLibrary = (from: string, library: string) => from === library || from.startsWith(`${library}/`);
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const nameIn = (folder: string, file: SourceFile) => file.path.slice(folder.length + 1).replace(/\.tsx?$/, '');

/** An entry of a list is a file that exports one object with its own `type`, `kind` or `id`. */
function declaresAnEntry(file: SourceFile): boolean {
  return /export (const|function) \w+(\([^)]*\))?: (Connector|Behaviour|DecisionKind\w*|ConnectorDescriptor|Format)\b|= textFormat\(/.test(file.text);
}
