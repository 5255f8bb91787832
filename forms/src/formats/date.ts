import { isCivilDate } from './civil-date.js';
import { textFormat } from './format.js';
import { toNarrow } from './normalise.js';

/** A civil date, `YYYY-MM-DD` text. It is not an instant and has no zone. */
export const date = textFormat({
  name: 'date',
  title: { zh: '日期', en: 'Date' },
  normalise: toNarrow,
  check: (text) => (isCivilDate(text) ? undefined : /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'date' : 'format'),
  reasons: {
    format: { zh: '{title}请按“年-月-日”填写，例如 2026-09-14', en: 'Please give {title} as year-month-day, for example 2026-09-14' },
    date: { zh: '{title}这一天不存在，请核对', en: '{title} is not a day of the calendar. Please check it' },
  },
});
