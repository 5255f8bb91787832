import { type Problem, refused } from '@onething/rules';

/** What the HTTP layer itself refuses, each with the way out. Refusals of the engine carry their own words. */

export const notFound = refused('NOT_FOUND', { zh: '没有找到您要的内容，请检查地址。', en: 'There is nothing at this address. Please check it.' });

export const signInNeeded = refused('SIGN_IN_NEEDED', { zh: '请先登录。', en: 'Please sign in first.' });

export const serviceTokenNeeded = refused('SERVICE_TOKEN_NEEDED', {
  zh: '请在 Authorization 中提供有效的服务账号令牌。',
  en: 'Send the token of a living service account in Authorization.',
});

export const actionNotAllowed = refused('ACTION_NOT_ALLOWED', {
  zh: '您的岗位没有这项权限，如需办理请联系本单位管理员。',
  en: 'Your role does not include this. Ask the administrator of your unit if you need it.',
});

export const crossSiteRefused = refused('CROSS_SITE_REFUSED', {
  zh: '这个请求不是从本站页面发出的，已拒绝。请回到本站页面操作。',
  en: 'This request did not come from a page of this site and was refused. Please use the pages of this site.',
});

export const hostNotAllowed = refused('HOST_NOT_ALLOWED', {
  zh: '不能用这个主机名访问本站，请使用管理员公布的地址。',
  en: 'This site does not answer to this host name. Use the address that its administrator has published.',
});

export const idempotencyKeyMissing = refused('IDEMPOTENCY_KEY_MISSING', {
  zh: '请求缺少 Idempotency-Key（8 至 100 位字母、数字、- 或 _），重复提交时请保持不变。',
  en: 'The request needs an Idempotency-Key (8 to 100 letters, digits, - or _), the same one again on every retry.',
});

export const tooManyRequests = refused('TOO_MANY_REQUESTS', {
  zh: '操作过于频繁，请稍等一分钟再试。',
  en: 'Too many requests. Please wait a minute and try again.',
});

export const bodyTooLarge = refused('BODY_TOO_LARGE', { zh: '提交的内容过大，请减少后重试。', en: 'The content is too large. Please send less.' });

export const bodyTypeNotAllowed = refused('BODY_TYPE_NOT_ALLOWED', {
  zh: '不支持这种内容类型，请按接口说明发送。',
  en: 'This content type is not accepted here. Send what the description of the interface names.',
});

export const requestUnreadable = refused('REQUEST_UNREADABLE', {
  zh: '请求无法识别，请检查后重试。',
  en: 'The request could not be read. Please check it and try again.',
});

export const internalError = refused('INTERNAL_ERROR', {
  zh: '系统出现意外错误，已记录。您的数据没有丢失，请稍后重试；仍不成功请提供请求编号。',
  en: 'Something unexpected went wrong and was recorded. Your data are safe. Try again later; if it persists, quote the request number.',
});

export const temporarilyUnavailable = refused('TEMPORARILY_UNAVAILABLE', {
  zh: '系统暂时无法处理，请稍后重试；已保存的内容不会丢失。',
  en: 'The system cannot answer at the moment. Try again shortly; what was saved is safe.',
});

/** Parameters or body do not have the described shape. */
export function requestInvalid(problems: readonly Problem[]) {
  return refused('REQUEST_INVALID', { zh: '请求的内容不符合接口要求。', en: 'The request does not have the described shape.' }, problems);
}
