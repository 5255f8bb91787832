import type * as Contract from '../contract/index.js';

/** How a group of endpoints sends what it has to say. */
interface Verbs {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
  readonly remove: (path: string) => Promise<void>;
}

/** What the security administrator keeps so that other systems take part. */
export interface IntegrationCalls {
  /** Each connector, endpoint, worker and webhook, proving itself now. */
  integrations(): Promise<Contract.IntegrationState>;
  serviceAccounts(): Promise<{ items: Contract.ServiceAccountEntry[] }>;
  /** What another place may be allowed to have done here. */
  callableMatters(): Promise<{ items: Contract.MatterSummary[] }>;
  addServiceAccount(body: Contract.NewServiceAccount): Promise<Contract.ServiceAccountToken>;
  revokeServiceAccount(id: string): Promise<void>;
  webhooks(): Promise<{ items: Contract.WebhookEntry[] }>;
  addWebhook(body: Contract.NewWebhook): Promise<Contract.WebhookSecret>;
  revokeWebhook(id: string): Promise<void>;
  endpoints(): Promise<{ items: Contract.EndpointEntry[] }>;
  bindEndpoint(name: string, port: string, binding: Record<string, unknown>): Promise<void>;
  calendar(): Promise<Contract.WorkingCalendar>;
  importYear(arrangement: Contract.YearArrangement): Promise<Contract.WorkingCalendar>;
  compareYear(arrangement: Contract.YearArrangement): Promise<Contract.YearCompared>;
  movedDates(): Promise<{ readonly items: readonly Contract.MovedDate[] }>;
  checkEndpoint(name: string, port: string, input: Record<string, unknown>): Promise<Contract.EndpointChecked>;
}

/** The endpoints of the security administrator. */
export function integrationCalls({ get, post, remove }: Verbs): IntegrationCalls {
  const endpoint = (name: string, port: string) => `/endpoints/${encodeURIComponent(name)}/${encodeURIComponent(port)}`;
  return {
    integrations: () => get('/integrations'),
    serviceAccounts: () => get('/service-accounts'),
    callableMatters: () => get('/callable-matters'),
    addServiceAccount: (body) => post('/service-accounts', body),
    revokeServiceAccount: (id) => remove(`/service-accounts/${encodeURIComponent(id)}`),
    webhooks: () => get('/webhooks'),
    addWebhook: (body) => post('/webhooks', body),
    revokeWebhook: (id) => remove(`/webhooks/${encodeURIComponent(id)}`),
    endpoints: () => get('/endpoints'),
    bindEndpoint: (name, port, binding) => post(endpoint(name, port), { binding }),
    calendar: () => get('/calendar'),
    importYear: (arrangement) => post('/calendar/years', arrangement),
    compareYear: (arrangement) => post('/calendar/years/compare', arrangement),
    movedDates: () => get('/calendar/moved'),
    checkEndpoint: (name, port, input) => post(`${endpoint(name, port)}/check`, { input }),
  };
}
