/** What `compilePackage` of the process language gives: frozen graphs of the package and of the packages that it requires. */
export type CompiledPackage = unknown;
