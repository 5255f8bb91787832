import { authoringCalls } from './authoring-calls.js';
import { caseMoveCalls } from './case-move-calls.js';
import type { Client } from './client.js';
import { indicatorCalls } from './indicator-calls.js';
import { integrationCalls } from './integration-calls.js';
import { populationCalls } from './population-calls.js';
import { scheduleCalls } from './schedule-calls.js';
import { addressOf, send } from './send.js';
import { type ClientOptions, settingsOf } from './settings.js';
import { uploadFile } from './upload-file.js';
import { watchCase } from './watch-case.js';

/** The one client of both web apps, the command line and the tests: each method is one endpoint. */
export function createClient(options: ClientOptions): Client {
  const settings = settingsOf(options);
  const get = <T>(path: string, query?: Readonly<Record<string, string | undefined>>) => send<T>(settings, { method: 'GET', path, query });
  const post = <T>(path: string, body?: unknown, key?: string) => send<T>(settings, { method: 'POST', path, body, key });
  const patch = <T>(path: string, body: unknown) => send<T>(settings, { method: 'PATCH', path, body });
  const remove = (path: string) => send<void>(settings, { method: 'DELETE', path });

  return {
    session: () => get('/session'),
    signIn: (how) => post('/session', how),
    renewPassword: (body) => patch('/session/password', body),
    signOut: () => remove('/session'),
    demoPeople: () => get('/demo-people'),
    moveClock: (by) => post('/clock', by),
    regions: () => get('/regions'),

    matters: (query) => get('/matters', query),
    staffMatters: () => get('/staff-matters'),
    matter: (id, region) => get(`/matters/${id.split('/').map(encodeURIComponent).join('/')}`, { region }),

    openDraft: (body) => post('/drafts', body),
    draft: (id) => get(`/drafts/${segment(id)}`),
    drafts: () => get('/drafts'),
    saveDraft: (id, body) => patch(`/drafts/${segment(id)}`, body),
    discardDraft: (id) => remove(`/drafts/${segment(id)}`),

    openCase: (body, key) => post('/cases', body, key),
    myCases: () => get('/cases'),
    case: (id) => get(`/cases/${segment(id)}`),
    caseDiagram: (id) => get(`/cases/${segment(id)}/diagram`),
    watchCase: (id, changed) => watchCase(settings, id, changed),

    tasks: (query) => get('/tasks', query),
    task: (id) => get(`/tasks/${segment(id)}`),
    claimTask: (id, key) => post(`/tasks/${segment(id)}/claim`, undefined, key),
    releaseTask: (id, key) => post(`/tasks/${segment(id)}/release`, undefined, key),
    completeTask: (id, body, key) => post(`/tasks/${segment(id)}/complete`, body, key),
    returnTask: (id, body, key) => post(`/tasks/${segment(id)}/return`, body, key),

    substitutions: () => get('/substitutions'),
    setSubstitution: (body, key) => post('/substitutions', body, key),
    endSubstitution: (id, key) => post(`/substitutions/${segment(id)}/end`, undefined, key),

    notifications: () => get('/notifications'),
    readNotification: (id) => post(`/notifications/${segment(id)}/read`),

    contact: () => get('/contact'),
    keepContact: (body) => patch('/contact', body),
    channels: () => get('/channels'),
    deliveries: () => get('/deliveries'),
    retryDelivery: (id, key) => post(`/deliveries/${segment(id)}/retry`, undefined, key),
    simulatedMessages: () => get('/simulated-messages'),

    notices: (region) => get('/notices', { region }),
    notice: (region, id) => get(`/notices/${segment(region)}/${segment(id)}`),
    raiseObjection: (region, id, body, key) => post(`/notices/${segment(region)}/${segment(id)}/objections`, body, key),

    documentBatches: (id) => get(`/cases/${segment(id)}/document-batches`),
    documentUrl: (id) => addressOf(settings, `/documents/${segment(id)}/pdf`),
    revokeDocument: (id, reason, key) => post(`/documents/${segment(id)}/revoke`, { reason }, key),
    verify: (numberOrToken) => get(`/verify/${segment(numberOrToken)}`),

    uploadFile: (file, name, progress) => uploadFile(settings, file, name, progress),
    fileUrl: (id) => addressOf(settings, `/files/${segment(id)}`),

    incidents: (of) => get('/incidents', { ...of }),
    retryIncident: (id, key) => post(`/incidents/${segment(id)}/retry`, undefined, key),
    retryIncidents: (cause, key) => post('/incidents/retry', cause, key),
    skipIncident: (id, answer, key) => post(`/incidents/${segment(id)}/skip`, answer, key),
    cancelCase: (incident, reason, key) => post(`/incidents/${segment(incident)}/cancel`, { reason }, key),

    payLists: () => get('/payments'),
    payList: (number) => get(`/payments/${segment(number)}`),
    payFileUrl: (number) => addressOf(settings, `/payments/${segment(number)}/file`),
    importPayResult: (number, file, key) => post(`/payments/${segment(number)}/result`, new Blob([file], { type: 'text/csv' }), key),

    packages: () => get('/packages'),
    package: (id) => get(`/packages/${segment(id)}`),
    proposePackage: (zip, note = '') => post(`/packages?note=${encodeURIComponent(note)}`, zip),
    ...authoringCalls({ get, post, patch, remove }),
    ...populationCalls({ get, post, remove, address: (path) => addressOf(settings, path) }),
    ...integrationCalls({ get, post, remove }),
    ...caseMoveCalls({ get, post }),
    ...scheduleCalls({ get, post }),
    ...indicatorCalls({ get, address: (path) => addressOf(settings, path) }),
    samplePaperUrl: (draft, document) => addressOf(settings, `/package-drafts/${segment(draft)}/papers/${segment(document)}`),
    packageUrl: (id) => addressOf(settings, `/packages/${segment(id)}/export`),
  };
}

function segment(id: string): string {
  return encodeURIComponent(id);
}
