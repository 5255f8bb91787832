import { z } from 'zod';

/** One thing that a check found; `place` is a file with an element or a pointer. */
export const Finding = z.object({
  code: z.string(),
  place: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.object({ zh: z.string(), en: z.string() }),
});

export const PackageDraftSummary = z.object({
  id: z.string(),
  package: z.string(),
  title: z.string(),
  /** `quarantined`: of somebody else, to be looked at and proposed, not to be changed. */
  status: z.enum(['editing', 'quarantined']),
  base: z.string().optional(),
  /** Of somebody else: it has an origin, ports to bind and perhaps conflicts. */
  imported: z.boolean(),
  openedBy: z.string(),
  openedAt: z.string(),
});

/** A file of a draft; without `text` it was taken away. A save names the `rev` that its author has seen. */
export const DraftFile = z.object({ path: z.string(), text: z.string().optional(), rev: z.number(), changedBy: z.string(), changedAt: z.string() });

export const PackageDraft = PackageDraftSummary.extend({ files: z.array(DraftFile) });

/** Saves one file whole; without `text` it is taken away. `rev` 0 adds a file. */
export const SaveDraftFile = z.object({ path: z.string().max(200), text: z.string().max(900_000).optional(), rev: z.number().int().min(0) }).strict();
export const SavedDraftFile = z.object({ path: z.string(), rev: z.number() });

/** A package that is new here: its first files, or the package it is copied `from`. */
export const NewPackage = z
  .object({
    package: z.string().max(100),
    title: z.string().min(1).max(200),
    level: z.enum(['province', 'city', 'county', 'school']).optional(),
    files: z
      .array(z.object({ path: z.string().max(200), text: z.string().max(200_000) }).strict())
      .max(100)
      .optional(),
    from: z.string().max(100).optional(),
  })
  .strict();

export const ProposeDraft = z.object({ note: z.string().max(2000) }).strict();
export const DeclineProposal = z.object({ reason: z.string().min(1).max(2000) }).strict();
export const RestoreRelease = z.object({ release: z.string().length(64), reason: z.string().min(1).max(2000) }).strict();
export const BindRole = z.object({ role: z.string().max(100), department: z.string().max(100) }).strict();

/** A change that waits for a second person, or was decided about. */
export const ProposalSummary = z.object({
  id: z.string(),
  package: z.string(),
  title: z.string(),
  version: z.string(),
  imported: z.boolean(),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  status: z.enum(['open', 'publishing', 'published', 'declined']),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
  release: z.string().optional(),
  /** False for those who have a hand in it. */
  mayDecide: z.boolean(),
});

/** As it was just made; the second person sees the same findings. */
export const ProposalMade = ProposalSummary.extend({ findings: z.array(Finding) });

/** What a package asks of the tenant that runs it. */
export const PortKind = z.enum(['role', 'registry', 'seal', 'endpoint', 'topic', 'account', 'notice', 'channel', 'service']);

const PortField = z.object({ name: z.string(), title: z.string(), titleEn: z.string().optional(), required: z.boolean() });

/** A port; `ready` works without a choice, `unbound` refuses publishing. */
const Port = z.object({
  kind: PortKind,
  id: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  /** What the package does with it. */
  wants: z.object({ zh: z.string(), en: z.string() }),
  state: z.enum(['bound', 'ready', 'unbound']),
  boundTo: z.array(z.string()),
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What is asked and answered, for an endpoint. */
  inputs: z.array(PortField).optional(),
  outputs: z.array(PortField).optional(),
});

/** A city's own value of a parameter from a civil date on. */
export const LocalValue = z
  .object({
    parameter: z.string().max(100),
    from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    value: z.unknown(),
    basis: z.object({ law: z.string().min(1).max(500), text: z.string().max(2000).optional() }).strict(),
  })
  .strict();

const LocalSettings = z.object({
  bindings: z.array(z.object({ kind: PortKind, port: z.string(), target: z.string(), name: z.string() })),
  parameters: z.array(LocalValue),
});

/** With both sides as files by path, and what is bound and set for this tenant with it. */
export const ProposalDetail = ProposalMade.extend({
  settings: LocalSettings,
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
});

export const ProposeFiles = z.object({ note: z.string().max(2000).default('') });

export const Publication = z.object({ release: z.string(), version: z.string(), by: z.string(), at: z.string(), reason: z.string().optional() });

export const DraftPorts = z.object({
  roles: z.array(z.object({ id: z.string(), title: z.string(), boundTo: z.array(z.string()) })),
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
  ports: z.array(Port),
  /** What a city may set, with the package's own value that began last. */
  parameters: z.array(
    z.object({ id: z.string(), title: z.string(), type: z.string(), unit: z.string().optional(), value: z.unknown(), local: z.array(LocalValue) }),
  ),
});

/** `target` is the id of a candidate. */
export const BindPort = z.object({ kind: PortKind, port: z.string().max(100), target: z.string().max(200) }).strict();

/** The ports of a package that is in force here, or (`waiting`) imported and not published yet. */
export const PackageBindings = z.object({
  package: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  state: z.enum(['inForce', 'waiting']),
  ports: z.array(Port),
});

export const ChangeBinding = BindPort.extend({ package: z.string().max(100) }).strict();

/** `before` is absent for the first one. */
export const BindingChange = z.object({
  package: z.string(),
  kind: PortKind,
  port: z.string(),
  before: z.string().optional(),
  after: z.string(),
  by: z.string(),
  at: z.string(),
});

/** Where a draft comes from, what it newly asks for, and where it meets local changes. */
export const ImportedPackage = z.object({
  /** `unknown`: the signature holds, and nobody here has said that the signer is trusted. */
  origin: z.enum(['unsigned', 'unknown', 'trusted']),
  signer: z.string().optional(),
  /** SHA-256 of the signer's key. */
  fingerprint: z.string().optional(),
  version: z.string(),
  findings: z.array(Finding),
  conflicts: z.array(
    z.object({
      path: z.string(),
      /** JSON pointer; empty for a file as a whole. */
      pointer: z.string(),
      base: z.string().optional(),
      ours: z.string().optional(),
      theirs: z.string().optional(),
      taken: z.enum(['ours', 'theirs']).optional(),
    }),
  ),
});

export const DecideConflict = z.object({ path: z.string().max(200), pointer: z.string().max(1000), take: z.enum(['ours', 'theirs']) }).strict();

/** The key that a tenant signs shared packages with. */
export const SharingKey = z.object({ name: z.string(), fingerprint: z.string(), publicKey: z.string() });
export const TrustedSigner = SharingKey.extend({ addedBy: z.string(), addedAt: z.string() });
export const TrustSigner = z.object({ name: z.string().min(1).max(200), publicKey: z.string().min(1).max(2000) }).strict();

export type NewPackage = z.infer<typeof NewPackage>;
export type PackageDraftSummary = z.infer<typeof PackageDraftSummary>;
export type PackageDraft = z.infer<typeof PackageDraft>;
export type DraftFile = z.infer<typeof DraftFile>;
export type SaveDraftFile = z.infer<typeof SaveDraftFile>;
export type SavedDraftFile = z.infer<typeof SavedDraftFile>;
export type ProposalSummary = z.infer<typeof ProposalSummary>;
export type ProposalDetail = z.infer<typeof ProposalDetail>;
export type Publication = z.infer<typeof Publication>;
export type ProposalMade = z.infer<typeof ProposalMade>;
export type LocalValue = z.infer<typeof LocalValue>;
export type PortKind = z.infer<typeof PortKind>;
export type Port = z.infer<typeof Port>;
export type PackageBindings = z.infer<typeof PackageBindings>;
export type ChangeBinding = z.infer<typeof ChangeBinding>;
export type BindingChange = z.infer<typeof BindingChange>;
export type BindPort = z.infer<typeof BindPort>;
export type ImportedPackage = z.infer<typeof ImportedPackage>;
export type DecideConflict = z.infer<typeof DecideConflict>;
export type SharingKey = z.infer<typeof SharingKey>;
export type TrustedSigner = z.infer<typeof TrustedSigner>;
export type TrustSigner = z.infer<typeof TrustSigner>;
export type DraftPorts = z.infer<typeof DraftPorts>;
export type Finding = z.infer<typeof Finding>;
