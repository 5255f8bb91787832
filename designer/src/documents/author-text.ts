/** What the facts of a paper are called, by their names; facts of the entries of a list have no title and stand by their names. */
export type FactTitles = Readonly<Record<string, string>>;

/** How a fact is printed, and the word for it inside the brackets. */
const printings = { date: '日期', money: '元' } as const;

/** A run of a template as an author reads it: facts by their titles in 【】, bold words between two pairs of stars. */
export function authorText(run: string, titles: FactTitles): string {
  const named = run.replaceAll(/\{\{(?:(date|money) )?(\w+)\}\}/g, (_, printing: keyof typeof printings | undefined, name: string) => {
    const title = titles[name] ?? name;
    return printing ? `【${title}｜${printings[printing]}】` : `【${title}】`;
  });
  return named
    .replaceAll(/<\/?b>/g, '**')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The same back. A name that nobody knows stays as it was typed, in its brackets; signs of HTML and of the template language are words. */
export function runOf(text: string, titles: FactTitles): string {
  const names = new Map(Object.entries(titles).map(([name, title]) => [title, name]));
  const safe = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{{', '｛｛')
    .replaceAll('}}', '｝｝')
    .replaceAll('\n', ' ');
  return safe.replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>').replaceAll(/【([^【】｜]+)(?:｜(日期|元))?】/g, (whole, title: string, printing?: string) => {
    const name = names.get(title) ?? (/^[A-Za-z_]\w*$/.test(title) ? title : undefined);
    if (name === undefined) return whole;
    const helper = printing === printings.date ? 'date ' : printing === printings.money ? 'money ' : '';
    return `{{${helper}${name}}}`;
  });
}

/** Titles with which each fact can be told from the others. */
export function distinctTitles(titles: FactTitles): FactTitles {
  const count = (title: string) => Object.values(titles).filter((one) => one === title).length;
  return Object.fromEntries(
    Object.entries(titles).map(([name, title]) => [name, (count(title) > 1 ? `${title}（${name}）` : title).replaceAll(/[【】｜]/g, '')]),
  );
}
