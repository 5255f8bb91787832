import type { Language, PrefilledValue } from './form-view-props.js';

/** Whose record a value is, in both languages. */
type Source = Pick<PrefilledValue, 'source' | 'sourceEn'>;

/** What the form says by itself, in both languages. */
const texts = {
  zh: {
    optional: '（选填）',
    choose: '请选择',
    yes: '是',
    no: '否',
    add: (title: string) => `添加${title}`,
    remove: '删除',
    entry: (title: string, number: number) => `${title} ${number}`,
    yuan: '元',
    source: ({ source }: Source) => `来源：${source}`,
    prefilled: ({ source }: Source) => `已从${source}填入，可以修改`,
    empty: '未填写',
    submit: '提交',
    busy: '正在提交…',
    problems: (count: number) => `有 ${count} 处需要修改`,
    upload: '选择文件',
    uploading: (percent: number) => `正在上传 ${percent}%`,
    uploadAgain: '重新选择',
    uploadFailed: '上传没有成功，请重试',
    tooLarge: (most: string) => `文件不能超过 ${most}`,
    accepts: (kinds: string) => `支持 ${kinds}`,
    atMost: (most: string) => `不超过 ${most}`,
    file: '已上传的文件',
    count: (now: number, most: number) => `${now} / ${most} 字`,
    loading: '正在打开…',
    note: '需要补正：',
    supplementNote: (title: string) => `“${title}”缺什么、怎样补`,
  },
  en: {
    optional: ' (optional)',
    choose: 'Please choose',
    yes: 'Yes',
    no: 'No',
    add: (title: string) => `Add: ${title}`,
    remove: 'Remove',
    entry: (title: string, number: number) => `${title} ${number}`,
    yuan: 'yuan',
    source: ({ source, sourceEn }: Source) => `Source: ${sourceEn ?? source}`,
    prefilled: ({ source, sourceEn }: Source) => `Filled in from ${sourceEn ?? source}; you may change it`,
    empty: 'Not filled in',
    submit: 'Submit',
    busy: 'Submitting…',
    problems: (count: number) => (count === 1 ? '1 entry needs to be corrected' : `${count} entries need to be corrected`),
    upload: 'Choose a file',
    uploading: (percent: number) => `Uploading ${percent}%`,
    uploadAgain: 'Choose another',
    uploadFailed: 'The upload did not succeed. Please try again',
    tooLarge: (most: string) => `The file may be ${most} at most`,
    accepts: (kinds: string) => `Takes ${kinds}`,
    atMost: (most: string) => `at most ${most}`,
    file: 'Uploaded file',
    count: (now: number, most: number) => `${now} / ${most}`,
    loading: 'Opening…',
    note: 'Needed: ',
    supplementNote: (title: string) => `What is missing in “${title}”`,
  },
};

export type ViewTexts = (typeof texts)['zh'];

/** The form's own words in a language. */
export function viewTexts(language: Language): ViewTexts {
  return texts[language];
}
