import type * as Contract from '../contract/index.js';

/** How a group of endpoints sends what it has to say. */
interface Verbs {
  readonly get: <T>(path: string, query?: Readonly<Record<string, string | undefined>>) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
  readonly remove: (path: string) => Promise<void>;
  readonly address: (path: string) => string;
}

/** The endpoints of frozen populations and of trials over them. */
export interface PopulationCalls {
  populations(): Promise<{ items: Contract.Population[] }>;
  population(id: string): Promise<Contract.Population>;
  freezePopulation(order: Contract.FreezePopulation): Promise<Contract.Population>;
  /** Demonstrations only. */
  makePopulation(order: Contract.SyntheticPopulation): Promise<Contract.Population>;
  discardPopulation(id: string): Promise<void>;
  populationNumbers(id: string, draft?: string): Promise<Contract.Knobs>;
  compareOnPopulation(id: string, change: Contract.Change): Promise<Contract.Compared>;
  changedPeople(id: string, asked: Contract.AskPeople): Promise<{ items: Contract.ChangedPerson[] }>;
  fitBudget(id: string, asked: Contract.AskBudget): Promise<Contract.Budget>;
  findCliffs(id: string, asked: Contract.AskCliffs): Promise<{ items: Contract.Cliff[] }>;
  keepRun(id: string, run: Contract.KeepRun): Promise<Contract.WhatIfRun>;
  whatIfRuns(ofPackage: string): Promise<{ items: Contract.WhatIfRun[] }>;
  proposalRuns(proposal: string): Promise<{ items: Contract.ProposalRun[] }>;
  whatIfRun(id: string): Promise<Contract.WhatIfRun>;
  /** Address of the PDF, for a link. */
  memoUrl(run: string, format?: 'pdf' | 'docx'): string;
  /** Address of the CSV, for a link. */
  reconciliationUrl(run: string): string;
}

/** Each is one endpoint. */
export function populationCalls({ get, post, remove, address }: Verbs): PopulationCalls {
  const population = (id: string) => `/populations/${encodeURIComponent(id)}`;
  const run = (id: string) => `/what-if-runs/${encodeURIComponent(id)}`;

  return {
    populations: () => get('/populations'),
    population: (id) => get(population(id)),
    freezePopulation: (order) => post('/populations', order),
    makePopulation: (order) => post('/synthetic-populations', order),
    discardPopulation: (id) => remove(population(id)),
    populationNumbers: (id, draft) => get(`${population(id)}/numbers`, { draft }),
    compareOnPopulation: (id, change) => post(`${population(id)}/compare`, change),
    changedPeople: (id, asked) => post(`${population(id)}/people`, asked),
    fitBudget: (id, asked) => post(`${population(id)}/budget`, asked),
    findCliffs: (id, asked) => post(`${population(id)}/cliffs`, asked),
    keepRun: (id, kept) => post(`${population(id)}/what-if-runs`, kept),
    whatIfRuns: (id) => get(`/packages/${encodeURIComponent(id)}/what-if-runs`),
    proposalRuns: (id) => get(`/proposals/${encodeURIComponent(id)}/what-if-runs`),
    whatIfRun: (id) => get(run(id)),
    memoUrl: (id, format = 'pdf') => address(`${run(id)}/memo${format === 'docx' ? '.docx' : ''}`),
    reconciliationUrl: (id) => address(`${run(id)}/reconciliation`),
  };
}
