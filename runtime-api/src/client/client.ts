import type * as Contract from '../contract/index.js';
import type { CaseMoveCalls } from './case-move-calls.js';
import type { IndicatorCalls } from './indicator-calls.js';
import type { IntegrationCalls } from './integration-calls.js';
import type { PopulationCalls } from './population-calls.js';
import type { ScheduleCalls } from './schedule-calls.js';

/** The typed client of both web apps and the command line. Every method resolves to the body of a 2xx or throws `ApiError`. */
export interface Client extends PopulationCalls, IntegrationCalls, IndicatorCalls, ScheduleCalls, CaseMoveCalls {
  session(): Promise<Contract.Session>;
  signIn(how: Contract.SignIn): Promise<Contract.Session>;
  renewPassword(body: Contract.RenewPassword): Promise<Contract.Session>;
  signOut(): Promise<void>;
  demoPeople(): Promise<{ items: Contract.DemoPerson[] }>;
  moveClock(by: Contract.MoveClock): Promise<Contract.Clock>;
  regions(): Promise<{ items: Contract.Region[] }>;
  matters(query: { region: string; q?: string }): Promise<{ items: Contract.MatterSummary[] }>;
  staffMatters(): Promise<{ items: Contract.MatterSummary[] }>;
  matter(id: string, region: string): Promise<Contract.MatterDetail>;
  openDraft(body: Contract.OpenDraft): Promise<Contract.Draft>;
  draft(id: string): Promise<Contract.Draft>;
  drafts(): Promise<{ items: Contract.Draft[] }>;
  saveDraft(id: string, body: Contract.SaveDraft): Promise<Contract.Draft>;
  discardDraft(id: string): Promise<void>;
  /** `key` is the idempotency key: made once for a submission and sent again on every retry of it. */
  openCase(body: Contract.OpenCase, key: string): Promise<Contract.CaseOpened>;
  myCases(): Promise<{ items: Contract.CaseSummary[]; next?: string }>;
  case(id: string): Promise<Contract.CaseDetail>;
  caseDiagram(id: string): Promise<Contract.CaseDiagram>;
  /** Calls back on every change of the case until the returned function is called. Reconnects by itself. */
  watchCase(id: string, changed: (change: Contract.CaseChanged) => void): () => void;
  tasks(query: Contract.TaskQuery): Promise<Contract.TaskPage>;
  task(id: string): Promise<Contract.TaskDetail>;
  claimTask(id: string, key: string): Promise<Contract.TaskDetail>;
  releaseTask(id: string, key: string): Promise<Contract.TaskDetail>;
  completeTask(id: string, body: Contract.CompleteTask, key: string): Promise<void>;
  returnTask(id: string, body: Contract.ReturnTask, key: string): Promise<void>;
  substitutions(): Promise<Contract.SubstitutionList>;
  setSubstitution(body: Contract.SetSubstitution, key: string): Promise<void>;
  endSubstitution(id: string, key: string): Promise<void>;
  notifications(): Promise<{ items: Contract.Notification[] }>;
  readNotification(id: string): Promise<void>;
  contact(): Promise<Contract.Contact>;
  keepContact(body: Contract.KeepContact): Promise<Contract.Contact>;
  channels(): Promise<{ items: readonly Contract.Channel[] }>;
  deliveries(): Promise<{ items: readonly Contract.Delivery[] }>;
  retryDelivery(id: string, key: string): Promise<void>;
  /** In a demonstration only. */
  simulatedMessages(): Promise<{ items: readonly Contract.SimulatedMessage[] }>;
  notices(region: string): Promise<{ items: Contract.NoticeSummary[] }>;
  notice(region: string, id: string): Promise<Contract.NoticeDetail>;
  raiseObjection(region: string, id: string, body: Contract.RaiseObjection, key: string): Promise<Contract.ObjectionReceipt>;
  documentBatches(caseId: string): Promise<{ items: readonly Contract.DocumentBatch[] }>;
  /** Address of the PDF, for a link. */
  documentUrl(id: string): string;
  revokeDocument(id: string, reason: string, key: string): Promise<Contract.DocumentSummary>;
  verify(numberOrToken: string): Promise<Contract.Verification>;
  uploadFile(file: Blob, name: string, progress?: (share: number) => void): Promise<Contract.StoredFile>;
  /** Address of an uploaded file, for a link; it is always a download. */
  fileUrl(id: string): string;
  incidents(of?: Contract.IncidentCause): Promise<Contract.IncidentPage>;
  retryIncident(id: string, key: string): Promise<void>;
  retryIncidents(cause: Contract.IncidentCause, key: string): Promise<Contract.RetriedIncidents>;
  skipIncident(id: string, answer: Contract.SkipIncident, key: string): Promise<void>;
  cancelCase(incident: string, reason: string, key: string): Promise<void>;
  /** Pay lists that the caller makes or approves. */
  payLists(): Promise<{ items: Contract.PayListSummary[] }>;
  payList(number: string): Promise<Contract.PayList>;
  /** Address of the file for the bank, for a link. */
  payFileUrl(number: string): string;
  /** `file` is the CSV that the bank has filled in. */
  importPayResult(number: string, file: Blob, key: string): Promise<Contract.PayList>;
  packages(): Promise<{ items: Contract.PackageSummary[] }>;
  package(id: string): Promise<Contract.PackageDetail>;
  /** `zip` is a Blob of type `application/zip`. */
  proposePackage(zip: Blob, note?: string): Promise<Contract.ProposalMade>;
  /** Address of the package as a zip, for a link. */
  packageUrl(id: string): string;
  /** A document of a draft, printed with the names of its facts. */
  samplePaperUrl(draft: string, document: string): string;
  packageDrafts(): Promise<{ items: Contract.PackageDraftSummary[] }>;
  openPackageDraft(id: string): Promise<Contract.PackageDraft>;
  createPackage(beginning: Contract.NewPackage): Promise<Contract.PackageDraft>;
  packageDraft(id: string): Promise<Contract.PackageDraft>;
  /** 409 `FILE_CHANGED_ELSEWHERE` says who was faster. */
  saveDraftFile(id: string, file: Contract.SaveDraftFile): Promise<Contract.SavedDraftFile>;
  discardPackageDraft(id: string): Promise<void>;
  checkPackageDraft(id: string): Promise<{ findings: Contract.Finding[] }>;
  proposeDraft(id: string, note: string): Promise<Contract.ProposalMade>;
  draftPorts(id: string): Promise<Contract.DraftPorts>;
  bindRole(id: string, role: string, department: string): Promise<void>;
  bindPort(id: string, port: Contract.BindPort): Promise<void>;
  setLocalValue(id: string, value: Contract.LocalValue): Promise<void>;
  /** 404 for a draft that is a change of one's own. */
  importedPackage(id: string): Promise<Contract.ImportedPackage>;
  decideConflict(id: string, decision: Contract.DecideConflict): Promise<void>;
  proposals(): Promise<{ items: Contract.ProposalSummary[] }>;
  proposal(id: string): Promise<Contract.ProposalDetail>;
  approveProposal(id: string): Promise<Contract.ProposalSummary>;
  declineProposal(id: string, reason: string): Promise<Contract.ProposalSummary>;
  publications(id: string): Promise<{ items: Contract.Publication[] }>;
  restoreRelease(id: string, release: string, reason: string): Promise<void>;
  /** `zip` is a Blob of type `application/zip`. */
  importPackage(zip: Blob): Promise<Contract.PackageDraft>;
  /** The key that this tenant signs shared packages with. */
  sharingKey(): Promise<Contract.SharingKey>;
  trustedSigners(): Promise<{ items: Contract.TrustedSigner[] }>;
  trustSigner(signer: Contract.TrustSigner): Promise<Contract.TrustedSigner>;
  distrustSigner(fingerprint: string): Promise<void>;
  bindings(): Promise<{ items: Contract.PackageBindings[] }>;
  bindingChanges(): Promise<{ items: Contract.BindingChange[] }>;
  changeBinding(binding: Contract.ChangeBinding): Promise<void>;
}

/** A refusal of the server: status, code and one sentence in the language that was asked for. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly { readonly code: string; readonly place: string; readonly message: string }[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}
