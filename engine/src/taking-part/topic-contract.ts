import type { PortContract } from '@onething/processes';
import type { CompiledRelease } from '../releases/release-library.js';

/** The contract of a topic (`package/port`) in a release or in what it requires. */
export function topicContract(release: CompiledRelease, topic: string): PortContract | undefined {
  return contractIn(release, topic, 'topics');
}

/** The contract of an endpoint (`package/port`). */
export function endpointContract(release: CompiledRelease, endpoint: string): PortContract | undefined {
  return contractIn(release, endpoint, 'endpoints');
}

function contractIn(release: CompiledRelease, port: string, kind: 'topics' | 'endpoints'): PortContract | undefined {
  const [owner = '', id] = port.split('/');
  const { manifest } = (release.package.manifest.id === owner ? release : release.required[owner])?.package ?? {};
  return manifest?.ports[kind]?.find((one) => one.id === id);
}
