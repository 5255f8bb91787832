import type { Package } from '@onething/processes';
import { conflictPlace } from './conflict-place.js';

const parts = {
  ...{ processes: {}, decisions: {}, registries: {}, documents: {}, scenarios: [] },
  manifest: { title: '资助' },
  forms: { review: { title: '班级评议', schema: { properties: { opinion: { title: '评议意见' } } } } },
  parameters: [{ id: 'reviewDays', title: '评议工作日数' }],
} as unknown as Package;

const words: Readonly<Record<string, string>> = { parameters: '参数', forms: '表单', 'conflicts.segments.values': '取值', 'conflicts.segments.value': '' };
const t = (key: string, options?: { readonly defaultValue?: string }) => words[key] ?? options?.defaultValue ?? key;

describe('the place of a conflict', () => {
  it('is said with the names of the package', () => {
    expect(conflictPlace(parts, 'parameters.json', '/reviewDays/values/2020-01-01/value', t)).toBe('参数 › 评议工作日数 › 取值 › 2020-01-01');
    expect(conflictPlace(parts, 'forms/review.json', '/schema/properties/opinion/maxLength', t)).toBe(
      '表单 › 班级评议 › schema › properties › 评议意见 › maxLength',
    );
    expect(conflictPlace(parts, 'manifest.json', '', t)).toBe('资助');
  });
});
