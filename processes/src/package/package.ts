import type { FormDefinition, Schema } from '@onething/forms';
import type { DecisionDefinition, FactType, LegalBasis, Limit, Value } from '@onething/rules';
import type { ParsedProcess } from '../language/process-model.js';
import type { Scenario } from '../scenario/scenario.js';
import type { PopulationPlan } from './population-plan.js';
import type { PortContract, PortField } from './port-contract.js';

/** A package as read from its files, before it is compiled. Every part is keyed by its id. */
export interface Package {
  readonly manifest: Manifest;
  readonly processes: Readonly<Record<string, ProcessFile>>;
  readonly decisions: Readonly<Record<string, DecisionDefinition>>;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  readonly registries: Readonly<Record<string, RegistryDefinition>>;
  /** CSV seeds by registry id: synthetic records for demo and rehearsal only. */
  readonly seeds: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, DocumentDefinition>>;
  readonly parameters: readonly ParameterDefinition[];
  readonly scenarios: readonly Scenario[];
  /** Whom changes of the decisions are tried on. */
  readonly populations?: Readonly<Record<string, PopulationPlan>>;
  /** English texts by JSON pointer, first segment the file: `/forms/apply.json/title`. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface ProcessFile {
  /** Id of the (executable) process in it. */
  readonly id: string;
  readonly path: string;
  readonly xml: string;
  /** The same file as plain data, so that checking and compiling need no second reading. */
  readonly parsed: ParsedProcess;
}

export interface Manifest {
  readonly id: string;
  /** Semantic version. */
  readonly version: string;
  readonly kind: 'service' | 'library';
  readonly title: string;
  readonly titleEn?: string;
  readonly summary?: string;
  /** Who handles it. */
  readonly level?: AdministrativeLevel;
  readonly legalBasis: readonly LegalBasis[];
  /** Rows of the plan it serves, for example `A1-3`. */
  readonly serves?: readonly string[];
  readonly requires?: readonly { readonly package: string; readonly version: string }[];
  readonly ports: Ports;
  readonly matters: readonly Matter[];
  /** Parameters that an importing city may set. */
  readonly overridable?: readonly string[];
}

/** 办理层级: from the province down to the school. */
export type AdministrativeLevel = 'province' | 'city' | 'county' | 'school';

/** What the package needs from the tenant that runs it; the tenant binds each port. Nothing inside names a host or a secret. */
export interface Ports {
  readonly roles: readonly { readonly id: string; readonly title: string; readonly titleEn?: string }[];
  readonly registries: readonly { readonly id: string; readonly title: string; readonly access: 'read' | 'write' }[];
  readonly seals?: readonly { readonly id: string; readonly title: string }[];
  /** Systems that are asked over HTTP. */
  readonly endpoints?: readonly PortContract[];
  /** Work that programs of others fetch. */
  readonly topics?: readonly PortContract[];
  /** Where pay lists are paid from: the city binds a bank, or files. */
  readonly accounts?: readonly NamedPort[];
  /** 公示栏: where notices are put up. */
  readonly notices?: readonly NamedPort[];
  /** By which ways messages leave the house. */
  readonly channels?: readonly NamedPort[];
  /** Matters of other packages, or of other places, that a process has done for it. */
  readonly services?: readonly ServicePort[];
}

/** A matter that is called: what its form is given, and which of its results come back. */
export interface ServicePort extends PortContract {
  /** `package/matter`; the package is this one, or one of `requires`. */
  readonly matter: string;
  /** It is done by the place that the tenant binds, and not here. */
  readonly elsewhere?: boolean;
}

/** A port that has nothing but a name. */
export interface NamedPort {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
}

/** 事项: an entry of the service catalogue that starts a case. */
export interface Matter {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly process: string;
  readonly form: string;
  readonly audience: 'applicant' | 'staff';
  /** Staff matters: role ports whose holders may begin it; absent: all staff of the tenant. */
  readonly openedBy?: readonly string[];
  /** 更正/撤销: matters of the package whose closed cases this one is about; it is begun on the page of such a case. */
  readonly corrects?: readonly string[];
  readonly conditions: readonly string[];
  readonly materials: readonly MatterMaterial[];
  readonly promised: Limit;
  readonly statutory: Limit;
  /** 秒办: most cases are decided at once, without a human; `promised` is for the others. */
  readonly instant?: boolean;
  readonly result?: string;
  readonly fee?: string;
  readonly keywords?: readonly string[];
  /** Variables of its process that a case which has called it may know at the end. */
  readonly results?: Readonly<Record<string, PortField>>;
}

export interface MatterMaterial {
  readonly name: string;
  readonly source: 'applicant' | 'government';
  readonly note?: string;
}

/** 基础库: a typed table with one authoritative source. */
export interface RegistryDefinition {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  /** The authority the data come from, shown beside each prefilled value. */
  readonly source: string;
  readonly sourceEn?: string;
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, Schema & { readonly personal?: string }>>;
}

/** One document type; the template is `documents/<id>.hbs`. */
export interface DocumentDefinition {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  /** Number pattern: `XLZM-{region}-{year}-{seq:6}`; the sequence is per tenant region and year. */
  readonly number: string;
  readonly seals: readonly string[];
  /** Facts that the template may use, with their types. */
  readonly facts: Readonly<Record<string, { readonly title: string; readonly type: FactType }>>;
  readonly template: string;
}

/** A dated value with its legal basis: a case of 2020 is decided by the figures of 2020, also in 2026. */
export interface ParameterDefinition {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly type: FactType;
  readonly unit?: string;
  readonly values: readonly { readonly from: string; readonly value: Value; readonly basis?: LegalBasis }[];
}
