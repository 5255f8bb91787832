/** One entity of the roster. What else is known of it stands in the row, so that it is frozen too. */
export interface RosterRow {
  readonly id: string;
  readonly stratum: string;
  /** Entities that share one ticket, such as twins. */
  readonly bundle?: string;
  readonly district?: string;
  /** Certificates that a visit to it needs. */
  readonly items?: readonly string[];
}

/** `id|stratum|bundle|district|item,item`; empty columns at the end are left out. */
export function writeRow({ id, stratum, bundle = '', district = '', items = [] }: RosterRow): string {
  const last = items.length > 0 ? 5 : district !== '' ? 4 : bundle !== '' ? 3 : 2;

  // Joined rather than added up: a million rows stay in memory as plain texts.
  return [id, stratum, bundle, district, items.length > 1 ? items.join(',') : (items[0] ?? '')].slice(0, last).join('|');
}

/** The entity of a published row. */
export function readRow(text: string): RosterRow {
  const [id = '', stratum = '', bundle = '', district = '', items = ''] = text.split('|');
  return {
    id,
    stratum,
    ...(bundle === '' ? {} : { bundle }),
    ...(district === '' ? {} : { district }),
    ...(items === '' ? {} : { items: items.split(',') }),
  };
}
