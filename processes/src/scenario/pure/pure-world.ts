import { chinaCalendar, civilDateOf, type Facts, type Value } from '@onething/rules';
import type { SimulatedAnswer, SimulatedDocument, SimulatedNotice, SimulatedNotification, SimulatedPaper, SimulatedWorld } from '../../connectors/connector.js';
import { findConnector } from '../../connectors/index.js';
import { filledFields, findRecords } from '../../connectors/simulated-records.js';
import type { Command } from '../../execution/command.js';
import { openCaseConnector } from '../../execution/message-start.js';
import type { InstanceState } from '../../execution/state.js';
import type { StepResult } from '../../execution/step-result.js';
import type { CompiledPackage } from '../../package/compiled-package.js';
import { parametersOn } from '../../package/parameters-on.js';
import type { PortContract } from '../../package/port-contract.js';
import type { SimulatedPayList } from '../../payments/simulated-pay-list.js';
import type { Scenario } from '../scenario.js';
import type { PureCase } from './pure-case.js';
import { PureClock } from './pure-clock.js';

/** How a state is kept between two steps. A rehearsal holds it in memory; what is given back is what the next step begins with. */
export type KeepState = (caseId: string, command: Command, result: StepResult) => InstanceState;

/** What all cases of a scenario share: clock, parameters, registries, issued documents, connectors that may be down. */
export class PureWorld {
  readonly clock: PureClock;
  /** Cases by id, oldest first. */
  readonly cases = new Map<string, PureCase>();
  /** Opens the case that a message begins; set by whoever keeps the cases. */
  begin: (from: PureCase, input: Facts) => SimulatedAnswer | undefined = () => undefined;
  readonly region: string;
  private readonly shared: Omit<SimulatedWorld, 'now' | 'key' | 'documents' | 'notifications'>;
  private readonly papers: SimulatedPaper[] = [];
  private readonly answers = new Map<string, SimulatedAnswer>();
  private readonly silent = new Map<string, { readonly left: number; readonly code?: string }>();

  constructor(
    readonly compiled: CompiledPackage,
    private readonly scenario: Scenario,
    readonly keep: KeepState = (_, __, { state }) => state,
  ) {
    this.clock = new PureClock(scenario.now, chinaCalendar);
    this.region = scenario.region;
    this.shared = {
      region: scenario.region,
      registries: new Map(Object.entries(scenario.registries).map(([id, records]) => [id, records.map(filledFields)])),
      registryKeys: new Map(
        [compiled.package, ...compiled.required].flatMap(({ registries }) => Object.values(registries).map(({ id, key }) => [id, key] as const)),
      ),
      documentNumbers: new Map(Object.values(compiled.package.documents).map(({ id, number }) => [id, number])),
      documentFacts: new Map(Object.values(compiled.package.documents).map(({ id, facts }) => [id, Object.keys(facts)])),
      papers: this.papers,
      sequences: new Map(),
      endpoints: new Map(portsOf(compiled, 'endpoints')),
      topics: new Map(portsOf(compiled, 'topics')),
      services: new Map(portsOf(compiled, 'services')),
      notices: [],
      payLists: new Map(),
      mail: [],
    };
  }

  /** Values of the day of acceptance; a scenario may set some, as a city would. */
  get parameters(): Readonly<Record<string, Value>> {
    const { package: own, required } = this.compiled;
    return { ...parametersOn([...required, own], civilDateOf(this.clock.now)), ...this.scenario.parameters };
  }

  records(registry: string, where: Facts): readonly Facts[] {
    return findRecords({ ...this.shared, now: '', key: '', documents: [], notifications: [] }, registry, where);
  }

  get notices(): SimulatedNotice[] {
    return this.shared.notices;
  }

  /** Pay lists that this case has made. */
  payListsOf(id: string): readonly SimulatedPayList[] {
    return [...this.shared.payLists.values()].filter((list) => list.case === id);
  }

  /** Messages that other cases have sent to the people of this one. */
  mailOf(id: string): readonly SimulatedNotification[] {
    return this.shared.mail.filter((mail) => mail.case === id).map(({ to, title, text }) => ({ to, title, text }));
  }

  /** Papers that other cases have issued into this one. */
  papersOf(id: string): readonly SimulatedDocument[] {
    return this.papers.filter((paper) => paper.case === id);
  }

  silence(connector: string, times: number, code?: string): void {
    this.silent.set(connector, { left: times, code });
  }

  /** One call of a connector; nothing when it does not answer. The same key gives the same answer and no second effect. */
  call(connector: string, input: Facts, key: string, from: PureCase): SimulatedAnswer | undefined {
    const failing = this.silent.get(connector);
    if (failing && failing.left > 0) {
      this.silent.set(connector, { ...failing, left: failing.left - 1 });
      return failing.code ? { status: 'error', code: failing.code, message: failing.code } : undefined;
    }
    const answer = this.answers.get(key) ?? (connector === openCaseConnector ? this.begin(from, input) : this.simulated(connector, input, key, from));
    if (answer && answer.status !== 'hopeless') this.answers.set(key, answer);
    return answer;
  }

  private simulated(connector: string, input: Facts, key: string, { documents, earlierDocuments, notifications }: PureCase): SimulatedAnswer | undefined {
    return findConnector(connector)?.simulate(input, { ...this.shared, documents, earlierDocuments, notifications, now: this.clock.now, key });
  }
}

/** Of the package and of those it requires; its own come last and win. */
function portsOf({ package: own, required }: CompiledPackage, kind: 'endpoints' | 'topics' | 'services'): readonly (readonly [string, PortContract])[] {
  return [...required, own].flatMap(({ manifest }) => (manifest.ports[kind] ?? []).map((port) => [port.id, port] as const));
}
