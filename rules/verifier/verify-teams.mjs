// Teams of a published draw, derived again: by (load, keyed number), then breadth-first paths that move earlier ones. 独立重新计算检查人员的分配。
export function teamsOf(bundle, rows, order, code) {
  const P = bundle.notice.parameters;
  const [{ inspectors, recusals, lastTeams }, { size, seniors, cap, day }] = [bundle.team.roster, P.team];
  const people = [...inspectors].sort((a, b) => (a.id < b.id ? -1 : 1)).map((p) => ({ ...p, seats: new Set() }));
  const visits = order.map((id) => rows.find((row) => row.id === id));
  const seats = visits.flatMap((visit) => Array.from({ length: size }, (_, k) => ({ visit, senior: k < seniors, who: undefined })));
  const teamOf = (visit) => seats.filter((s) => s.visit === visit && s.who).map((s) => s.who);
  const on = ({ from, until }) => from <= day && day <= until;
  const holds = (p, items) => items.every((item) => p.certificates.some((c) => c.item === item && on(c)));
  const fit = (p, v) => (p.district ?? v.district) === v.district && !p.leave?.some(on) && holds(p, v.items);
  const recused = new Set(recusals.map((r) => `${r.inspector}|${r.object}`));
  const may = (seat) => people.filter((p) => (!seat.senior || p.senior) && fit(p, seat.visit) && !recused.has(`${p.id}|${seat.visit.id}`));
  const ranked = (v, list) =>
    list
      .map((p) => [p.seats.size, code(`A|${P.drawId}|${v.id}|${p.id}`), p])
      .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
      .map(([, , p]) => p);
  const last = (v, team) => lastTeams.some((l) => l.object === v.id && l.inspectors.length === team.length && team.every((p) => l.inspectors.includes(p.id)));
  const sit = (seat, p) => {
    seat.who?.seats.delete(seat);
    seat.who = p;
    p?.seats.add(seat);
  };
  const sound = (v, t = teamOf(v)) => new Set(t).size === t.length && !(t.length === size && last(v, t));
  for (const v of visits) {
    const own = seats.filter((s) => s.visit === v);
    for (const p of ranked(
      v,
      may(own.at(-1)).filter((q) => q.seats.size < cap),
    )) {
      const free = own.filter((s) => !s.who);
      const seat = free.find((s) => !s.senior || p.senior);
      if (seat && !(free.length === 1 && last(v, [...teamOf(v), p]))) sit(seat, p);
    }
  }
  for (const seat of seats) if (!seat.who) path(seat);
  return visits.map((v) => ({ object: v.id, inspectors: teamOf(v).map(({ id }) => id) }));
  function path(start) {
    const seen = new Set();
    for (const queue = [{ seat: start }]; queue.length > 0; ) {
      const step = queue.shift();
      for (const p of ranked(
        step.seat.visit,
        may(step.seat).filter((q) => !seen.has(q) && !teamOf(step.seat.visit).includes(q)),
      )) {
        seen.add(p);
        if (p.seats.size >= cap) queue.push(...[...p.seats].map((seat) => ({ seat, from: step, leaves: p })));
        else if (move(step, p)) return;
      }
    }
  }
  function move(end, newcomer) {
    const before = new Map();
    let p = newcomer;
    for (let step = end; step; p = step.leaves, step = step.from) {
      before.set(step.seat, step.seat.who);
      sit(step.seat, p);
    }
    if ([...before.keys()].every((s) => sound(s.visit))) return true;
    for (const s of before.keys()) sit(s, undefined);
    for (const [s, who] of before) sit(s, who);
    return false;
  }
}
