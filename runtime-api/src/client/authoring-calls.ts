import type { Client } from './client.js';

/** How a group of endpoints sends what it has to say. */
interface Verbs {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
  readonly patch: <T>(path: string, body: unknown) => Promise<T>;
  readonly remove: (path: string) => Promise<void>;
}

type Authoring = Pick<
  Client,
  | 'packageDrafts'
  | 'openPackageDraft'
  | 'createPackage'
  | 'packageDraft'
  | 'saveDraftFile'
  | 'discardPackageDraft'
  | 'checkPackageDraft'
  | 'proposeDraft'
  | 'draftPorts'
  | 'bindRole'
  | 'bindPort'
  | 'setLocalValue'
  | 'importedPackage'
  | 'decideConflict'
  | 'proposals'
  | 'proposal'
  | 'approveProposal'
  | 'declineProposal'
  | 'publications'
  | 'restoreRelease'
  | 'importPackage'
  | 'sharingKey'
  | 'trustedSigners'
  | 'trustSigner'
  | 'distrustSigner'
  | 'bindings'
  | 'bindingChanges'
  | 'changeBinding'
>;

/** The endpoints of the designer. */
export function authoringCalls({ get, post, patch, remove }: Verbs): Authoring {
  const draft = (id: string) => `/package-drafts/${encodeURIComponent(id)}`;
  const proposal = (id: string) => `/proposals/${encodeURIComponent(id)}`;
  const publications = (id: string) => `/packages/${encodeURIComponent(id)}/publications`;

  return {
    packageDrafts: () => get('/package-drafts'),
    openPackageDraft: (id) => post('/package-drafts', { package: id }),
    createPackage: (beginning) => post('/new-packages', beginning),
    packageDraft: (id) => get(draft(id)),
    saveDraftFile: (id, file) => patch(draft(id), file),
    discardPackageDraft: (id) => remove(draft(id)),
    checkPackageDraft: (id) => get(`${draft(id)}/findings`),
    proposeDraft: (id, note) => post(`${draft(id)}/propose`, { note }),
    draftPorts: (id) => get(`${draft(id)}/ports`),
    bindRole: (id, role, department) => post(`${draft(id)}/ports`, { role, department }),
    bindPort: (id, port) => post(`${draft(id)}/bindings`, port),
    setLocalValue: (id, value) => post(`${draft(id)}/parameters`, value),
    importedPackage: (id) => get(`${draft(id)}/import`),
    decideConflict: (id, decision) => post(`${draft(id)}/conflicts`, decision),
    proposals: () => get('/proposals'),
    proposal: (id) => get(proposal(id)),
    approveProposal: (id) => post(`${proposal(id)}/approve`),
    declineProposal: (id, reason) => post(`${proposal(id)}/decline`, { reason }),
    publications: (id) => get(publications(id)),
    restoreRelease: (id, release, reason) => post(publications(id), { release, reason }),
    importPackage: (zip) => post('/package-imports', zip),
    sharingKey: () => get('/sharing-key'),
    trustedSigners: () => get('/trusted-signers'),
    trustSigner: (signer) => post('/trusted-signers', signer),
    bindings: () => get('/bindings'),
    bindingChanges: () => get('/binding-changes'),
    changeBinding: (binding) => post('/bindings', binding),
    distrustSigner: (fingerprint) => remove(`/trusted-signers/${encodeURIComponent(fingerprint)}`),
  };
}
