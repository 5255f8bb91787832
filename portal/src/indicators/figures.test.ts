import { barShare, type Figure, type Measure, showFigure } from './figures.js';

const figure = (value: number | null): Figure => ({ measure: 'm', field: null, cell: null, suppressed: false, value, counted: 1, among: 2, open: 0 });
const measure = (kind: Measure['measure']): Measure => ({ id: 'm', title: 'm', measure: kind, told: { zh: '', en: '' } });

describe('a figure', () => {
  it('is read as a share, a number or a dash', () => {
    expect(showFigure(figure(30 / 41), measure('ratio'), 'zh')).toBe('73.2%');
    expect(showFigure(figure(12345.678), measure('sum'), 'zh')).toBe('12,345.68');
    expect(showFigure(figure(null), measure('median'), 'en')).toBe('—');
  });

  it('is a bar: shares of the whole, others of the largest', () => {
    expect(barShare(figure(0.25), measure('ratio'), [figure(0.25)])).toBe(0.25);
    expect(barShare(figure(5), measure('count'), [figure(5), figure(10)])).toBe(0.5);
    expect(barShare(figure(null), measure('count'), [])).toBe(0);
    expect(barShare(figure(0), measure('count'), [figure(0)])).toBe(0);
  });
});
