/** The id that a new package is offered: the letters of its title where there are some, else where it is made and a number. The server has the last word. */
export function freePackageId(title: string, tenant: string, taken: readonly string[]): string {
  const own = title
    .trim()
    .toLowerCase()
    .match(/[a-z][a-z0-9]*/g)
    ?.join('-')
    .slice(0, 50);
  if (own !== undefined && own.length > 1 && !taken.includes(own)) return own;

  const stem = own !== undefined && own.length > 1 ? own : `service-${tenant}`;
  for (let number = 1; ; number += 1) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** Whether the id can be that of a package. */
export function mayBePackageId(id: string): boolean {
  return /^[a-z][a-z0-9-]{1,62}$/.test(id);
}
