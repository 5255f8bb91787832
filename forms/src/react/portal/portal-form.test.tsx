import { renderToStaticMarkup } from 'react-dom/server';
import { application } from '../../validation/validation.fixture.js';
import { FormView } from '../FormView.js';
import type { FormViewProps } from '../form-view-props.js';

const prefilled = {
  name: { value: '李强', source: '实名认证' },
  idNo: { value: '330199199003150018', source: '实名认证' },
  gradYear: { value: 2008, source: '毕业证书库' },
};

function show(props: Partial<FormViewProps>): string {
  return renderToStaticMarkup(<FormView definition={application} values={{}} prefilled={prefilled} today="2026-09-14" onSubmit={() => undefined} {...props} />);
}

describe('the form on an applicant’s phone', () => {
  it('shows the sections of the layout and labels every control', () => {
    const html = show({});
    expect(html.match(/<h2[^>]*>[^<]+/g)?.map((heading) => heading.replace(/.*>/, ''))).toEqual(['申请人', '学历', '其他']);
    expect(html).toContain('<label class="ot-label" for="apply_mobile">手机号</label>');
    expect(html).toMatch(/<input[^>]*id="apply_mobile"[^>]*inputMode="tel"/);
  });

  it('shows read-only values as text with their source, and no control to change them', () => {
    const html = show({});
    expect(html).toMatch(/身份证号码<\/dt><dd class="ot-value">330199199003150018<\/dd><dd class="ot-source">来源：实名认证<\/dd>/);
    expect(html).not.toMatch(/<input[^>]*id="apply_idNo"/);
  });

  it('shows conditional fields only while their condition certainly holds', () => {
    expect(show({})).not.toContain('原因说明');
    expect(show({ values: { reason: '其他' } })).toContain('原因说明');
  });

  it('tells the source of a prefilled value for as long as it is unchanged', () => {
    expect(show({ values: { gradYear: 2008 } })).toContain('已从毕业证书库填入，可以修改');
    expect(show({ values: { gradYear: 2009 } })).not.toContain('已从毕业证书库填入');
  });

  it('is silent about what is wrong until somebody left a field or tried to submit', () => {
    expect(show({ values: { mobile: '138' } })).not.toContain('ot-error');
  });

  it('shows what the server refused beside its field and on top', () => {
    const html = show({
      values: { mobile: '13800000000' },
      problems: [{ place: '/mobile', message: { zh: '该手机号已停用', en: 'This number is out of use' } }],
    });
    expect(html).toContain('<a href="#apply_mobile">该手机号已停用</a>');
    expect(html).toContain('<p class="ot-error" id="apply_mobile__error">该手机号已停用</p>');
    expect(html).toMatch(/<input[^>]*id="apply_mobile"[^>]*aria-invalid="true"|<input[^>]*aria-invalid="true"[^>]*id="apply_mobile"/);
    expect(html).toContain('aria-describedby="apply_mobile__error"');
  });

  it('speaks English too', () => {
    expect(show({ language: 'en', problems: [{ place: '', message: { zh: '中', en: 'Closed today' } }] })).toContain('Closed today');
    expect(show({ language: 'en' })).toContain('Submit');
  });

  it('shows all answers as text when it is only read', () => {
    const html = show({
      readOnly: true,
      values: { income: 1234500, applyType: 'self', truth: true, members: [{ name: '李大明', age: 50 }], photo: 'f1' },
      files: { f1: { id: 'f1', name: '照片.jpg', size: 2048 } },
    });
    expect(html).not.toMatch(/<(input|select|textarea|button)/);
    expect(html).toContain('12,345.00 元');
    expect(html).toContain('本人');
    expect(html).toContain('照片.jpg（2 KB）');
    expect(html).toContain('李大明');
  });

  it('shows what applicants typed as text, whatever it looks like', () => {
    expect(show({ readOnly: true, values: { certNo: '<img src=x onerror=alert(1)>' } })).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
