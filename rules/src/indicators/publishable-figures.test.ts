import { type IndicatorFigure, publishableFigures } from './publishable-figures.js';

const figure = (field: string | null, cell: string | null, counted: number, among: number, measure = 'rate'): IndicatorFigure => ({
  ...{ measure, field, cell, counted, among },
  ...{ value: among === 0 ? null : counted / among, open: 0 },
});
const hiddenIn = (figures: readonly IndicatorFigure[]) =>
  publishableFigures(figures)
    .filter(({ suppressed }) => suppressed)
    .map(({ measure, cell }) => `${measure} ${cell}`);

describe('figures for those who may not see single people', () => {
  it('show cells of ten and more, and of nobody', () => {
    const figures = [figure(null, null, 60, 90), figure('school', 'a', 40, 50), figure('school', 'b', 20, 40), figure('school', 'c', 0, 0)];
    expect(hiddenIn(figures)).toEqual([]);
    expect(publishableFigures(figures)[1]).toMatchObject({ value: 0.8, counted: 40, among: 50, suppressed: false });
  });

  it('hide a small cell, those whom the rest would point at, and the next one that would give it away', () => {
    const few = [figure(null, null, 63, 93), figure('school', 'a', 40, 50), figure('school', 'b', 20, 40), figure('school', 'c', 3, 3)];
    expect(hiddenIn(few)).toEqual(['rate b', 'rate c']);
    expect(publishableFigures(few)[3]).toEqual({
      ...{ measure: 'rate', field: 'school', cell: 'c', suppressed: true },
      ...{ value: null, counted: null, among: null, open: null },
    });
    expect(hiddenIn([figure(null, null, 98, 100)])).toEqual(['rate null']);
  });

  it('hide every measure of a small cell, because one is reckoned from another', () => {
    const figures = [figure('school', 'a', 2, 2, 'some'), figure('school', 'a', 40, 40), figure('school', 'b', 50, 50, 'some'), figure('school', 'b', 50, 50)];
    expect(hiddenIn(figures)).toEqual(['some a', 'rate a', 'some b', 'rate b']);
  });

  it('need ten people in what is hidden', () => {
    const figures = [figure('school', 'a', 2, 2), figure('school', 'b', 3, 3), figure('school', 'c', 12, 12), figure('school', 'd', 30, 30)];
    expect(hiddenIn(figures)).toEqual(['rate a', 'rate b', 'rate c']);
  });
});
