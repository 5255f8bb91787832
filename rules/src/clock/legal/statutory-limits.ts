import type { LegalBasis, Message } from '../../values.js';
import type { Limit } from '../limit.js';

/** What becomes of a limit that passes: a breach of duty (the rule), or one of the two cases in which the law takes silence for a yes. */
type Lapse = 'breach' | 'deemed-accepted' | 'deemed-granted';

/** A period that a law sets, in the unit in which that law counts. */
export interface StatutoryLimit {
  readonly title: Message;
  readonly limit: Limit;
  readonly basis: LegalBasis;
  readonly lapse: Lapse;
}

const permits = '行政许可法';
const penalties = '行政处罚法';

/** The limits that education bureaus meet most; a package states its own ones where a special law sets another. */
export const statutoryLimits = {
  permitNotice: set('一次性告知', 'one-time notice', 5, 'workday', permits, '32', 'deemed-accepted'),
  permitDecision: set('许可决定', 'permit decision', 20, 'workday', permits, '42'),
  permitExtension: set('许可延期', 'extension of a permit decision', 10, 'workday', permits, '42'),
  permitJoint: set('统一或联合办理', 'joint or centralised handling', 45, 'workday', permits, '42'),
  permitJointExtension: set('统一或联合办理延期', 'extension of joint handling', 15, 'workday', permits, '42'),
  permitLowerReview: set('下级审查', 'review by the lower authority', 20, 'workday', permits, '43'),
  permitCertificate: set('颁发证件', 'issue of the certificate', 10, 'workday', permits, '44'),
  hearingRequest: set('听证申请', 'request for a hearing', 5, 'workday', permits, '47'),
  hearing: set('组织听证', 'holding the hearing', 20, 'workday', permits, '47'),
  hearingNotice: set('听证通知', 'notice before the hearing', 7, 'workday', permits, '48'),
  penaltyDecision: set('处罚决定', 'penalty decision', 90, 'day', penalties, '60'),
  penaltyDelivery: set('处罚决定书送达', 'delivery of the penalty decision', 7, 'workday', penalties, '61'),
  penaltyHearingRequest: set('处罚听证申请', 'request for a hearing on a penalty', 5, 'workday', penalties, '64'),
  penaltyHearingNotice: set('处罚听证通知', 'notice before the hearing on a penalty', 7, 'workday', penalties, '64'),
  schoolPreparation: set('民办学校筹设', 'preparing a private school', 30, 'day', '民办教育促进法', '14'),
  schoolEstablishment: set('民办学校正式设立', 'founding a private school', 3, 'month', '民办教育促进法', '17'),
  higherEducationEstablishment: set('民办高校正式设立', 'founding a private college', 6, 'month', '民办教育促进法', '17'),
  teacherQualification: set('教师资格认定', 'teacher qualification', 30, 'day', '教师资格条例', '15'),
  schoolBusForward: set('校车许可转送', 'forwarding a school bus application', 3, 'workday', '校车安全管理条例', '15'),
  schoolBusReply: set('校车许可回复意见', 'reply of police and transport', 3, 'workday', '校车安全管理条例', '15'),
  schoolBusOpinion: set('校车许可审查意见', 'opinion to the government', 5, 'workday', '校车安全管理条例', '15'),
  informationRequest: set('信息公开答复', 'answer to an information request', 20, 'workday', '政府信息公开条例', '33'),
  informationExtension: set('信息公开答复延期', 'extension of that answer', 20, 'workday', '政府信息公开条例', '33'),
} as const satisfies Readonly<Record<string, StatutoryLimit>>;

function set(zh: string, en: string, value: number, unit: Limit['unit'], law: string, article: string, lapse: Lapse = 'breach'): StatutoryLimit {
  return { title: { zh, en }, limit: { value, unit }, basis: { law, article }, lapse };
}

/** Short limits that count in working days, by law: 行政处罚法 (2021) art. 85, 行政复议法 (2023) art. 88; all of a permit do (行政许可法 art. 82). */
const inWorkdays: Readonly<Record<string, readonly number[] | 'all'>> = { 行政许可法: 'all', 行政处罚法: [2, 3, 5, 7], 行政复议法: [3, 5, 7, 10] };

/** A limit of so many days as that law counts them; where a law says nothing special, calendar days. */
export function limitUnder(law: string, days: number): Limit {
  const counted = Object.hasOwn(inWorkdays, law) ? inWorkdays[law] : undefined;

  return { value: days, unit: counted === 'all' || counted?.includes(days) ? 'workday' : 'day' };
}
