import type { Package } from '@onething/processes';
import { problemLine } from './problem-line.js';

const parts = {
  ...{ processes: {}, decisions: {}, registries: {}, documents: {} },
  forms: { review: { title: '班级评议' } },
  scenarios: [{ id: 'T1', title: '家庭甲' }],
} as unknown as Package;

describe('a line of a refusal', () => {
  it('names the part as people do, and shows no path', () => {
    expect(problemLine(parts, { place: 'scenarios/T1.json', message: '到期日不同' })).toBe('家庭甲：到期日不同');
    expect(problemLine(parts, { place: 'forms/review.json#/title', message: '缺标题' })).toBe('班级评议：缺标题');
    expect(problemLine(parts, { place: 'manifest.json#/ports/roles class.teacher', message: '岗位“班主任”还没有指定' })).toBe('岗位“班主任”还没有指定');
    expect(problemLine(undefined, { place: 'forms/review.json', message: '缺标题' })).toBe('缺标题');
  });
});
