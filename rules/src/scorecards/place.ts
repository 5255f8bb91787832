/** Where a place of a characteristic's table stands in the scorecard's file. */
export function cardPlace(place: string, characteristic: number): string {
  const inside = place
    .replace(/^\/inputs\/0/, '')
    .replace(/^\/defaultRow.*$/, '/otherwise')
    .replace(/^\/rows/, '/attributes')
    .replace(/\/when\/0$/, '/when')
    .replace(/\/then\/score/, '/score');

  return `/characteristics/${characteristic}${inside}`;
}
