import type * as Contract from '../contract/index.js';

interface Verbs {
  readonly get: <T>(path: string, query?: Readonly<Record<string, string | undefined>>) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
}

/** Open cases that are moved to the release in force. */
export interface CaseMoveCalls {
  planMove(name: string): Promise<Contract.MovePlan>;
  proposeMove(body: Contract.ProposeMove): Promise<Contract.CaseMove>;
  caseMoves(): Promise<{ readonly items: readonly Contract.CaseMove[] }>;
  approveMove(id: string): Promise<Contract.CaseMove>;
}

export function caseMoveCalls({ get, post }: Verbs): CaseMoveCalls {
  return {
    planMove: (name) => get('/case-moves/plan', { package: name }),
    proposeMove: (body) => post('/case-moves', body),
    caseMoves: () => get('/case-moves'),
    approveMove: (id) => post(`/case-moves/${encodeURIComponent(id)}/approve`),
  };
}
