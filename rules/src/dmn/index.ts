/** DMN XML: decision tables in and out. An entry of its own, because it brings an XML library with it. */

export { type DmnImport, readDmn } from './read-dmn.js';
export { type DmnExport, writeDmn } from './write-dmn.js';
