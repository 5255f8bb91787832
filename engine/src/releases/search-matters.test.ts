import type { MatterEntry } from './catalogue.js';
import { searchMatters } from './search-matters.js';

const certificate = entry('学历证明书', 'Certificate of schooling', '毕业证书遗失或者损坏后，出具与原证书具有同等效力的学历证明书。', [
  '毕业证',
  '证书遗失',
  '补办',
]);
const aid = entry('学生资助申请', 'Student aid', '家庭经济困难学生认定和资助。', ['助学金', '贫困生']);
const both = [aid, certificate];

describe('searchMatters', () => {
  it.each([
    ['毕业证遗失', [certificate]],
    ['毕业证书遗失', [certificate]],
    ['丢了毕业证', [certificate]],
    ['补办 毕业证', [certificate]],
    ['助学金', [aid]],
    ['困难学生', [aid]],
    ['certificate', [certificate]],
    ['STUDENT aid', [aid]],
    ['护照', []],
    ['毕', [certificate]],
    ['', both],
    ['   ', both],
  ])('%s', (query, found) => {
    expect(searchMatters(both, query)).toEqual(found);
  });

  it('puts first what says more of the query', () => {
    const card = entry('学生证补办', 'Student card', '学生证遗失补办。', ['证书遗失']);
    expect(searchMatters([certificate, card], '证书遗失补办')).toEqual([card, certificate]);
  });
});

function entry(title: string, titleEn: string, summary: string, keywords: string[]): MatterEntry {
  return { id: title, title, titleEn, summary, department: '教育局', promised: { value: 3, unit: 'workday' }, instant: false, keywords };
}
