// Beside verify.mjs: how many places every stratum has, and whose tickets take them. 各层名额与中签。
// Places: exact shares in billionths; rounded up, or whole places first and the largest remainders after.
const U = 10n ** 9n;
const exact = (q, n) =>
  q.all ? n * U : 'count' in q ? BigInt(q.count) * U : n * (BigInt(q.rate.split('.')[0]) * U + BigInt((q.rate.split('.')[1] ?? '').padEnd(9, '0')));

export function selectionOf(P, rows, code) {
  const groups = new Map();
  for (const row of rows) groups.set(row.stratum, [...(groups.get(row.stratum) ?? []), row]);
  const strata = [...groups.keys()].sort().map((name) => ({ name, quota: P.strata[name], rows: groups.get(name) }));
  const parts = strata.map(({ name, quota, rows: { length } }) => ({ name, fixed: !quota.rate, share: exact(quota, BigInt(length)) }));
  const sum = (list) => list.reduce((all, { share }) => all + share, 0n);
  const [open, left] = [parts.filter(({ fixed }) => !fixed), BigInt(P.total ?? 0) - sum(parts.filter(({ fixed }) => fixed)) / U];
  const ratio = P.total === undefined ? [1n, U] : [left, sum(open) || 1n];
  const cut = open.map(({ name, share }) => ({ name, whole: (share * ratio[0]) / ratio[1], rest: (share * ratio[0]) % ratio[1] }));
  const spare = (P.total === undefined ? (sum(open) + U - 1n) / U : left) - cut.reduce((all, { whole }) => all + whole, 0n);
  const lucky = [...cut].sort((a, b) => (a.rest === b.rest ? (a.name < b.name ? -1 : 1) : a.rest > b.rest ? -1 : 1)).slice(0, Number(spare));
  const hamilton = new Map(cut.map((c) => [c.name, Number(c.whole) + (lucky.includes(c) ? 1 : 0)]));
  const ceil = P.rounding === 'ceil' && P.total === undefined;
  const placesOf = ({ name, fixed, share }) => (ceil || fixed ? Number((share + U - 1n) / U) : hamilton.get(name));
  // Tickets: the smallest are taken; a bundle has one ticket and as many places as members.
  return strata.map(({ name, rows: members }, i) => {
    const holders = new Map();
    for (const { holder, id } of members) holders.set(holder, [...(holders.get(holder) ?? []), id]);
    const tickets = [...holders].map(([holder, ids]) => [code(`T|${P.drawId}|${holder}`), ids]).sort();
    const [taken, rest, quota] = [[], [], placesOf(parts[i])];
    let places = quota;
    for (const ticket of tickets) {
      const late = places <= 0 || (ticket[1].length > places && P.overflow !== 'expand');
      (late ? rest : taken).push(ticket);
      places = late ? (P.overflow === 'waitlist' ? 0 : places) : places - ticket[1].length;
    }
    const ids = (list) => list.flatMap(([, members]) => members);
    const alternates = ids(rest.slice(0, P.alternates));
    return { taken, published: { stratum: name, size: members.length, quota, cutoff: taken.at(-1)?.[0] ?? '', selected: ids(taken), alternates } };
  });
}
