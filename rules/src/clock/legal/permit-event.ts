import type { Limit } from '../limit.js';

/** What the law does not count, and nothing else (行政许可法 art. 45). */
export const excludedKinds = ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'] as const;

/** What happened to an application for a permit, in order; the days are civil dates. */
export type PermitEvent =
  | { readonly type: 'received'; readonly on: string }
  /** 一次性告知. `about` says whether it is about the filing or about defects of what was handed in later. */
  | { readonly type: 'correction-asked'; readonly on: string; readonly items: readonly string[]; readonly about: 'filing' | 'corrections' }
  | { readonly type: 'corrected'; readonly on: string; readonly complete: boolean }
  | { readonly type: 'accepted'; readonly on: string }
  /** Time that does not count, both ends included, with the number of the written notice. */
  | { readonly type: 'excluded'; readonly on: string; readonly kind: string; readonly from: string; readonly to: string; readonly noticeNo: string }
  | { readonly type: 'extended'; readonly on: string; readonly approvedBy: string; readonly reason: string }
  | { readonly type: 'decided'; readonly on: string };

/** The periods of one matter in one version: what the law sets, what the agency promises, what it sets itself. */
export interface PermitTerms {
  /** Version of this definition; stored with every date that is computed from it. */
  readonly id: string;
  readonly notice: Limit;
  readonly decision: Limit;
  /** Added to the decision, at most once. */
  readonly extension: Limit;
  readonly promised?: Limit;
  readonly internal?: Limit;
  /** Shares of the internal (else promised, else legal) period at which somebody is warned; default 50, 80 and 100 %. */
  readonly warnAt?: readonly number[];
}
