/**
 * One table: which HTTP status a refusal travels with. A code of the engine or of this workspace that is missing here is a
 * fault that a test finds; codes of the languages (a process, a form, a rule that is not valid) are all 422.
 */
const statuses: Readonly<Record<number, readonly string[]>> = {
  400: ['REQUEST_INVALID', 'REQUEST_UNREADABLE', 'IDEMPOTENCY_KEY_MISSING', 'HOST_NOT_ALLOWED', 'JSON_INVALID', 'JSON_TOO_DEEP', 'NAME_REFUSED'],
  401: ['SIGN_IN_NEEDED', 'SIGN_IN_FAILED'],
  403: ['ACTION_NOT_ALLOWED', 'CROSS_SITE_REFUSED', 'TASK_NOT_YOURS', 'TASK_EXCLUDED', 'CLOCK_FIXED', 'FOUR_EYES'],
  404: [
    'NOT_FOUND',
    'MATTER_NOT_FOUND',
    'DRAFT_NOT_FOUND',
    'CASE_NOT_FOUND',
    'TASK_NOT_FOUND',
    'DOCUMENT_NOT_FOUND',
    'FILE_NOT_FOUND',
    'INCIDENT_NOT_FOUND',
    'NOTIFICATION_NOT_FOUND',
    'NOTICE_NOT_FOUND',
    'NOTICE_ENTRY_NOT_FOUND',
    'PACKAGE_NOT_FOUND',
    'PERSON_NOT_FOUND',
    'SUBSTITUTION_NOT_FOUND',
    'PAY_LIST_NOT_FOUND',
    'PACKAGE_DRAFT_NOT_FOUND',
    'PROPOSAL_NOT_FOUND',
    'RELEASE_NOT_FOUND',
    'ROLE_NOT_FOUND',
    'DEPARTMENT_NOT_FOUND',
    'PORT_NOT_FOUND',
    'PACKAGE_NOT_IMPORTED',
    'CONFLICT_NOT_FOUND',
    'SIGNER_NOT_FOUND',
  ],
  409: [
    'PAY_NOTHING_SENT',
    'OBJECTION_TOO_LATE',
    'TASK_ALREADY_CLAIMED',
    'TASK_ALREADY_COMPLETED',
    'TASK_NO_LONGER_NEEDED',
    'SUBSTITUTION_OVERLAPS',
    'DRAFT_CHANGED_ELSEWHERE',
    'DOCUMENT_ALREADY_REVOKED',
    'INCIDENT_ALREADY_RESOLVED',
    'FILE_CHANGED_ELSEWHERE',
    'PACKAGE_IN_QUARANTINE',
    'PACKAGE_DRAFT_OPEN',
    'PROPOSAL_DECIDED',
    'PROPOSAL_OPEN_ALREADY',
    'RELEASE_IN_FORCE',
    'VERSION_TAKEN',
    'BASE_CHANGED',
    'CONFLICTS_OPEN',
  ],
  413: ['BODY_TOO_LARGE', 'FILE_TOO_LARGE', 'FILE_QUOTA', 'ZIP_TOO_LARGE', 'JSON_TOO_LONG'],
  415: ['BODY_TYPE_NOT_ALLOWED', 'FILE_TYPE_NOT_ALLOWED'],
  422: [
    'SUBSTITUTION_INVALID',
    'RECORD_INVALID',
    'SEED_INVALID',
    'REGISTRY_NOT_FOUND',
    'REGISTRY_FIELD_UNKNOWN',
    'SUBMISSION_INVALID',
    'IDEMPOTENCY_KEY_REUSED',
    'ZIP_INVALID',
    'PACKAGE_INVALID',
    'SCENARIOS_RED',
    'PACKAGE_REQUIRES_MISSING',
    'PAY_RESULT_UNREADABLE',
    'PAY_RESULT_ROW_UNKNOWN',
    'PAY_RESULT_ROW_TWICE',
    'PAY_RESULT_ROW_MISSING',
    'PAY_RESULT_AMOUNT_CHANGED',
    'PAY_RESULT_TOTAL_WRONG',
    'PORTS_NOT_BOUND',
    'FILE_NOT_SAVEABLE',
    'HASH_MISMATCH',
    'SIGNATURE_FALSE',
    'KEY_INVALID',
    'PORT_TARGET_NOT_FOUND',
    'PARAMETER_NOT_OVERRIDABLE',
    'PARAMETER_TYPE',
    'POPULATION_VALUE',
    'POPULATION_EMPTY',
  ],
  429: ['OBJECTION_TOO_MANY', 'TOO_MANY_REQUESTS', 'SIGN_IN_LOCKED'],
  500: ['INTERNAL_ERROR'],
  503: ['TEMPORARILY_UNAVAILABLE'],
};

const byCode = new Map(Object.entries(statuses).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)] as const)));

/** Status of a refusal's code; 422 for one that nobody has placed yet. */
export function statusOf(code: string): number {
  return byCode.get(code) ?? 422;
}

/** True when somebody has decided the status of the code. */
export function hasStatus(code: string): boolean {
  return byCode.has(code);
}
