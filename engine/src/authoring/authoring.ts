import type { AdministrativeLevel } from '@onething/processes';
import type { Finding, Message, Outcome, Value } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { OriginState, StoredConflict } from '../stores/package-import-store.js';
import type { LocalSettings, LocalValue, PortKind } from './local-settings.js';
import type { Signer } from './origin.js';

/** Changing packages: drafts on the server, checks, proposals that a second person publishes, imports in quarantine, and going back. */
export interface Authoring {
  drafts(by: Actor): Promise<readonly PackageDraftEntry[]>;
  /** Begins to change the release in force, or goes on. `PACKAGE_NOT_FOUND`. */
  openDraft(id: string, by: Actor): Promise<Outcome<PackageDraft>>;
  /** Begins a package that is new here, from files or as a copy of one in force. `PACKAGE_EXISTS`, `PACKAGE_DRAFT_OPEN`, `PACKAGE_ID_INVALID`, `FILE_NOT_SAVEABLE`. */
  createPackage(beginning: NewPackage, by: Actor): Promise<Outcome<PackageDraft>>;
  draft(id: string, by: Actor): Promise<Outcome<PackageDraft>>;
  /** `PACKAGE_DRAFT_NOT_FOUND`, `FILE_CHANGED_ELSEWHERE` (who and when stand in the sentence), `PACKAGE_IN_QUARANTINE`, `FILE_NOT_SAVEABLE`. */
  saveFile(id: string, file: FileToSave, by: Actor): Promise<Outcome<SavedFile>>;
  /** A document of the draft printed with the names of its facts, as PDF: a sample, never a paper of anybody. `DOCUMENT_NOT_FOUND`, `TEMPLATE_INVALID`. */
  samplePaper(id: string, document: string, by: Actor): Promise<Outcome<Uint8Array>>;
  discardDraft(id: string, by: Actor): Promise<Outcome<void>>;
  /** Everything that is wrong with the draft, the templates included; a draft that does not read gives its problems as errors. */
  checkDraft(id: string, by: Actor): Promise<Outcome<{ readonly findings: Finding[] }>>;
  /** Checks and plays the scenarios, then waits for a second person. `PACKAGE_INVALID`, `SCENARIOS_RED`, `PROPOSAL_OPEN_ALREADY`, `PORTS_NOT_BOUND`. */
  propose(id: string, note: string, by: Actor): Promise<Outcome<ProposalMade>>;
  /** The same for files that come as a whole, of one's own: from a folder in git. `PACKAGE_DRAFT_OPEN`, `VERSION_TAKEN`, `RELEASE_IN_FORCE`. */
  proposeFiles(files: ReadonlyMap<string, Uint8Array>, note: string, by: Actor): Promise<Outcome<ProposalMade>>;
  proposals(by: Actor): Promise<readonly ProposalEntry[]>;
  proposal(id: string, by: Actor): Promise<Outcome<Proposal>>;
  /** Publishes. `FOUR_EYES` for everybody who has a hand in it, `PROPOSAL_DECIDED`. */
  approve(id: string, by: Actor): Promise<Outcome<ProposalEntry>>;
  decline(id: string, reason: string, by: Actor): Promise<Outcome<ProposalEntry>>;
  /** What was in force when, the latest first. */
  publications(id: string, by: Actor): Promise<readonly PublicationEntry[]>;
  /** Puts an earlier release in force again; open cases keep theirs. `RELEASE_NOT_FOUND`, `RELEASE_IN_FORCE`. */
  restore(id: string, release: string, reason: string, by: Actor): Promise<Outcome<void>>;
  /**
   * Takes a package of somebody else into quarantine; where the tenant has changed the version before, both are joined into a
   * draft. `signer` is whose signature held, absent for an unsigned one. `PACKAGE_INVALID`, `PACKAGE_DRAFT_OPEN`.
   */
  importPackage(files: ReadonlyMap<string, Uint8Array>, by: Actor, signer?: Signer): Promise<Outcome<PackageDraft>>;
  /** Where a draft comes from, what it newly asks for, and where it meets local changes. `PACKAGE_NOT_IMPORTED`. */
  imported(id: string, by: Actor): Promise<Outcome<ImportedPackage>>;
  /** Says which side of a conflict stands. `CONFLICT_NOT_FOUND`, `FILE_CHANGED_ELSEWHERE`. */
  decideConflict(id: string, decision: ConflictDecision, by: Actor): Promise<Outcome<void>>;
  /** What the draft asks for, what answers for it here, and what could. What is chosen comes into force with the approval. */
  ports(id: string, by: Actor): Promise<Outcome<DraftPorts>>;
  /** `DEPARTMENT_NOT_FOUND`, `ROLE_NOT_FOUND`. */
  bindRole(id: string, role: string, department: string, by: Actor): Promise<Outcome<void>>;
  /** Any port; `target` is one of its candidates. `PORT_NOT_FOUND`, `PORT_TARGET_NOT_FOUND`. */
  bindPort(id: string, port: { readonly kind: PortKind; readonly port: string; readonly target: string }, by: Actor): Promise<Outcome<void>>;
  /** A value of the tenant's own. `PARAMETER_NOT_OVERRIDABLE`, `PARAMETER_TYPE`. */
  setLocalValue(id: string, value: LocalValue, by: Actor): Promise<Outcome<void>>;
}

/** A port, and what answers for it. */
export interface Port {
  readonly kind: PortKind;
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  /** What the package does with it. */
  readonly wants: Message;
  /** `ready`: it works without a choice; `unbound` refuses publishing. */
  readonly state: 'bound' | 'ready' | 'unbound';
  /** For people. */
  readonly boundTo: string[];
  readonly candidates: { readonly id: string; readonly name: string }[];
  /** What is asked and answered, for an endpoint. */
  readonly inputs?: PortFieldEntry[];
  readonly outputs?: PortFieldEntry[];
}

export interface PortFieldEntry {
  readonly name: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly required: boolean;
}

export interface DraftPorts {
  readonly roles: RolePort[];
  readonly departments: Department[];
  readonly ports: Port[];
  /** Parameters that this tenant may set, with the package's own value of today and the values chosen here. */
  readonly parameters: LocalParameter[];
}

export interface LocalParameter {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly unit?: string;
  /** The package's own value that began last. */
  readonly value: Value;
  readonly local: LocalValue[];
}

export interface ImportedPackage {
  readonly origin: OriginState;
  readonly signer?: string;
  readonly fingerprint?: string;
  readonly version: string;
  readonly findings: Finding[];
  readonly conflicts: StoredConflict[];
}

export interface ConflictDecision {
  readonly path: string;
  readonly pointer: string;
  readonly take: 'ours' | 'theirs';
}

export interface PackageDraftEntry {
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly status: 'editing' | 'quarantined';
  readonly base?: string;
  /** Of somebody else: it has an origin, ports to bind and perhaps conflicts. */
  readonly imported: boolean;
  readonly openedBy: string;
  readonly openedAt: string;
}

/** A package from nothing, or like another one. */
export interface NewPackage {
  readonly package: string;
  readonly title: string;
  /** Who handles it: shown with the package. */
  readonly level?: AdministrativeLevel;
  /** Either the files of the beginning, or the package that is copied. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  readonly from?: string;
}

export interface PackageDraft extends PackageDraftEntry {
  readonly files: DraftFile[];
}

/** One file of a draft. `rev` is what a save has to name. */
export interface DraftFile {
  readonly path: string;
  /** Absent: taken away. */
  readonly text?: string;
  readonly rev: number;
  /** Empty where nobody has changed it since the draft was opened. */
  readonly changedBy: string;
  readonly changedAt: string;
}

export interface FileToSave {
  readonly path: string;
  readonly text?: string;
  /** The revision that the author has seen; 0 for a new file. */
  readonly rev: number;
}

export interface SavedFile {
  readonly path: string;
  readonly rev: number;
}

export interface ProposalEntry {
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly version: string;
  readonly imported: boolean;
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly status: 'open' | 'publishing' | 'published' | 'declined';
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly reason?: string;
  readonly release?: string;
  /** False for those who have a hand in it. */
  readonly mayDecide: boolean;
}

/** A proposal as it was just made. */
export interface ProposalMade extends ProposalEntry {
  /** Warnings that the second person sees too. */
  readonly findings: Finding[];
}

/** A proposal with both sides: `before` is what is in force (empty for a package that is new here), `after` what would be. */
export interface Proposal extends ProposalMade {
  /** What is bound and set for this tenant with it. */
  readonly settings: LocalSettings;
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
}

export interface PublicationEntry {
  readonly release: string;
  readonly version: string;
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
}

export interface RolePort {
  readonly id: string;
  readonly title: string;
  /** Names of the departments that answer for it. */
  readonly boundTo: string[];
}

export interface Department {
  readonly id: string;
  readonly name: string;
}
