import type { Package } from '@onething/processes';
import { ApiError } from '@onething/runtime-api/client';
import { client } from '../client.js';

/** What is published of a package; nothing where it is new here. */
export async function publishedPackage(id: string): Promise<Package | undefined> {
  try {
    // The route of the server answers with the package as `processes` reads it.
    return (await client.package(id)).package as Package;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'PACKAGE_NOT_FOUND') return undefined;
    throw error;
  }
}
