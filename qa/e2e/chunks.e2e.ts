import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files.js';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** Words that only bpmn-js brings: the mark of its viewer, and the palette of its modeler. */
const [viewer, modeler] = ['bjs-powered-by', 'djs-palette-entries'];

/** What a browser fetches before anybody has opened a diagram, read from the manifest of the build. */
describe.each([
  ['portal', 'src/cases/ProgressDiagram.tsx'],
  ['designer', 'src/modeler/ProcessEditor.tsx'],
])('the start of the %s', (workspace, diagram) => {
  const folder = join(root, workspace, 'dist/web');
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const textOf = (key: string) => readFileSync(join(folder, manifest[key]?.file ?? ''), 'utf8');
  const startsWith = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);

  it('is without bpmn-js', () => {
    const fetched = reached(manifest, startsWith);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.filter((key) => [viewer, modeler].some((mark) => textOf(key).includes(mark)))).toEqual([]);
  });

  it('leaves the diagram to a chunk of its own, which brings it', () => {
    expect(manifest[diagram]).toMatchObject({ isDynamicEntry: true });
    expect(reached(manifest, [diagram]).some((key) => textOf(key).includes(viewer))).toBe(true);
  });

  it('and the modeler comes with the editor of a process and with nothing else', () => {
    const entries = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry);
    const withModeler = entries.filter((key) => reached(manifest, [key]).some((one) => textOf(one).includes(modeler)));
    expect(withModeler).toEqual(workspace === 'designer' ? [diagram] : []);
  });
});

/** The chunks that are fetched together with these, whatever they fetch later. */
function reached(manifest: Manifest, from: readonly string[]): string[] {
  const [known, open] = [new Set<string>(), [...from]];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (known.has(key)) continue;
    known.add(key);
    open.push(...(manifest[key]?.imports ?? []));
  }
  return [...known];
}
