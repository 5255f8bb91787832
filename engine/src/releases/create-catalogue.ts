import { canBeBegun, type Matter } from '@onething/processes';
import { done } from '@onething/rules';
import { mayBegin } from '../drafts/may-begin.js';
import type { PersonStore } from '../stores/person-store.js';
import type { ReleaseStore } from '../stores/release-store.js';
import type { Catalogue, MatterEntry, MatterEntryDetail } from './catalogue.js';
import type { WholeLibrary } from './create-release-library.js';
import type { CompiledRelease } from './release-library.js';
import { searchMatters } from './search-matters.js';

/** The public list of services, read from the releases in force. */
export function createCatalogue(library: WholeLibrary, store: ReleaseStore, people: PersonStore): Catalogue {
  const placeOf = async (region: string): Promise<Place> => {
    const [departments, regions] = await Promise.all([store.departmentsByPort(region), people.regions()]);
    return { departments, name: regions.find(({ code }) => code === region)?.name ?? region };
  };

  const entriesOf = async (region: string, isOffered: (release: CompiledRelease, matter: Matter) => boolean): Promise<MatterEntry[]> => {
    const services = (await library.inForce(region)).filter(({ kind }) => kind === 'service');
    const [place, ...releases] = await Promise.all([placeOf(region), ...services.map(({ hash }) => library.release(hash, region))]);
    return releases.flatMap((release) =>
      release.package.manifest.matters.filter((matter) => isOffered(release, matter)).map((matter) => entryOf(release, matter, place)),
    );
  };

  return {
    async matters(region, query = '') {
      const entries = await entriesOf(
        region,
        ({ compiled }, { audience, process }) => audience === 'applicant' && canBeBegun(compiled.processes.process(process)),
      );
      return searchMatters(entries, query);
    },
    staffMatters: (by) =>
      entriesOf(by.tenant, (release, matter) => matter.audience === 'staff' && !matter.corrects?.length && mayBegin(release, matter, by.tenant, by)),
    callableMatters: (by) =>
      entriesOf(by.tenant, ({ compiled }, { corrects, process }) => !corrects?.length && canBeBegun(compiled.processes.process(process))),
    async matter(id, region) {
      const found = await library.ofMatter(id, region);
      if (!found.ok) return found;

      const { release, matter } = found.value;
      return done(detailOf(release, matter, await placeOf(region)));
    },
  };
}

interface Place {
  readonly name: string;
  readonly departments: ReadonlyMap<string, string>;
}

function entryOf(release: CompiledRelease, matter: Matter, place: Place): MatterEntry {
  const { id, title, titleEn, summary, promised, keywords = [] } = matter;
  const { manifest, texts } = release.package;
  const position = manifest.matters.indexOf(matter);
  return {
    id: `${manifest.id}/${id}`,
    ...{ title, titleEn, summary, summaryEn: texts[`/manifest.json/matters/${position}/summary`] },
    department: departmentOf(release, place),
    promised,
    instant: matter.instant === true,
    keywords: [...keywords],
  };
}

/** The department that decides last is the one that answers for the service. */
function departmentOf({ package: { manifest } }: CompiledRelease, { name, departments }: Place): string {
  const deciding = manifest.ports.roles.map((role) => departments.get(`${manifest.id}/${role.id}`)).filter((department) => department !== undefined);
  return deciding.at(-1) ?? name;
}

function detailOf(release: CompiledRelease, matter: Matter, place: Place): MatterEntryDetail {
  const { manifest, texts } = release.package;
  const { conditions, materials, statutory, result, fee } = matter;
  return {
    ...entryOf(release, matter, place),
    ...{ conditions: [...conditions], materials: [...materials], legalBasis: [...manifest.legalBasis], statutory, result, fee },
    ...{ release: release.hash, version: manifest.version, texts },
  };
}
