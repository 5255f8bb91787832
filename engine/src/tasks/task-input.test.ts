import path from 'node:path';
import { compilePackage, readPackage } from '@onething/processes';
import { taken } from '../../../qa/support/small-world.js';
import { examplePackages } from '../database/demo-data.js';
import type { CompiledRelease } from '../releases/release-library.js';
import { inputOf } from './task-input.js';

const [files = new Map()] = await examplePackages(path.resolve('.'));
const common = taken(await readPackage(files));
const release: CompiledRelease = { hash: 'common', package: common, required: {}, compiled: taken(compilePackage(common, [])) };
const record = { idNo: '330199199003150018', name: '李强', sex: '男', hukouAddr: '浙江省甲市示例县一路 1 号' };

describe('facts beside a form', () => {
  it('show a record of a registry in its words, with its numbers masked for staff', () => {
    expect(inputOf({ 户籍: record }, release, false)).toEqual([
      {
        ...{ name: '户籍', title: '户籍' },
        value: { idNo: '330199********0018', name: '李强', sex: '男', hukouAddr: expect.stringMatching(/^浙江省甲市.*\*{4}$/) },
        fields: [
          { name: 'idNo', title: '公民身份号码', titleEn: 'ID number' },
          { name: 'name', title: '姓名', titleEn: 'Name' },
          { name: 'sex', title: '性别', titleEn: 'Sex' },
          { name: 'hukouAddr', title: '户籍地址', titleEn: 'Registered address' },
        ],
      },
    ]);
  });

  it('show several records, and the own one as it is', () => {
    const [found] = inputOf({ 户籍: [record, record] }, release, true);
    expect(found?.value).toEqual([record, record]);
  });

  it('leave everything else as it is', () => {
    expect(inputOf({ 评分: 43, 其他: { a: 1 } }, release, false)).toEqual([
      { name: '评分', title: '评分', value: 43 },
      { name: '其他', title: '其他', value: { a: 1 } },
    ]);
  });
});
