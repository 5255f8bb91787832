/** Where files of the package `common` stand, and what they are called inside the package. */
interface LibraryFolder {
  readonly folder: string;
  readonly named: (file: string) => string | undefined;
}

/**
 * The libraries live beside their language: fragments in `processes/library`, shared decisions and dated parameters in
 * `rules/library`, form parts in `forms/library`. Manifest, registries, seeds and texts stand in `examples/common`.
 * Together they are the package `common`, which is published and required like any other.
 */
const folders: readonly LibraryFolder[] = [
  { folder: 'examples/common', named: (file) => file },
  { folder: 'processes/library', named: (file) => (file.endsWith('.bpmn') ? `processes/${file}` : undefined) },
  { folder: 'rules/library', named: (file) => (file === 'parameters.json' ? file : file.endsWith('.json') ? `decisions/${file}` : undefined) },
  { folder: 'forms/library', named: (file) => (file.endsWith('.json') ? `forms/${file}` : undefined) },
];

/** How the files are reached; `list` gives every file below a folder by its relative path, and nothing for a folder that is not there. */
export interface LibrarySource {
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
}

/** Puts the package `common` together, ready for `readPackage`. */
export async function composeCommon(source: LibrarySource): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { folder, named } of folders) {
    for (const file of await source.list(folder)) {
      const name = named(file);
      if (name) files.set(name, await source.read(`${folder}/${file}`));
    }
  }
  return files;
}
