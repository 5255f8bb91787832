import { hash } from 'node:crypto';
import type { InstanceState } from '@onething/processes';
import type { Calendar, DueDate, Facts, Limit, Outcome } from '@onething/rules';
import { done, refused } from '@onething/rules';
import type { CompiledRelease, ReleaseLibrary } from '../releases/release-library.js';
import type { Sampling } from '../second-opinion/live/sample-decision.js';
import { keyReused } from '../stores/command-store.js';
import type { LoadedOpening, LoadedStep, StepStore, StepToLoad, StoredReply } from '../stores/step-store.js';
import { batched } from './batched.js';
import type { Failpoint } from './failpoint.js';
import { historyFull, historyLong } from './history-limit.js';
import { type EngineCommand, interpret } from './interpret.js';
import { oneAtATime } from './one-at-a-time.js';
import type { StepMetrics } from './step-metrics.js';
import type { CaseContext, GoneWork, JobToRun, OpenedCase, Resolution, SaveResult, StepToSave } from './step-rows.js';
import { caseState, stepRowsOf } from './step-rows-of.js';

/** Who asks: a person, or a machine under the name of its kind (`job`, `timer`). */
export interface Doer {
  readonly id: string;
  readonly name: string;
}

/** A command that can be repeated: the key as stored (the person's id is part of it) and what was asked. */
export interface Once {
  readonly key: string;
  readonly body: unknown;
}

interface Asked {
  readonly tenant: string;
  readonly doer: Doer;
  /** The command's name in the audit trail: `task.complete`. */
  readonly action: string;
  readonly once?: Once;
}

/** A command to a running instance. `decide` sees what was loaded and gives the command to run, or refuses. */
export interface StepRequest extends Asked {
  readonly instance: string;
  readonly activity?: string;
  readonly decide: (loaded: LoadedStep) => Outcome<Decided> | Promise<Outcome<Decided>>;
}

/** A case to open. */
export interface OpeningRequest extends Asked {
  readonly instance: string;
  readonly release: CompiledRelease;
  readonly process: string;
  readonly decide: (loaded: LoadedOpening) => Promise<Outcome<OpeningDecided>>;
}

export interface Decided {
  readonly command: EngineCommand;
  readonly reply: unknown;
  /** Armed work that this command answers: its row goes with the save. */
  readonly answered?: readonly GoneWork[];
  /** The answers of the application, where the command supplements them. */
  readonly values?: Facts;
  /** Tries behind a job that gives up. */
  readonly attempts?: number;
  /** How it settles an incident. */
  readonly resolution?: Resolution;
  /** The due date of the case, where a calendar has moved it. */
  readonly due?: DueDate;
}

/** What opens a case. */
export interface OpeningDecided extends Decided {
  readonly opened: OpenedCase;
}

/** What a step has left behind, for those who go on from it. */
export interface SavedStep {
  readonly tenant: string;
  readonly instance: string;
  readonly rev: number;
  readonly state: ReturnType<typeof caseState>;
  readonly jobs: readonly JobToRun[];
  /** The task of another case that has called this one. */
  readonly calledBy?: CaseContext['calledBy'];
}

export interface StepRunner {
  /** load → pure step → one save. Conflicts are reloaded and tried again here and never shown. */
  step(request: StepRequest): Promise<Outcome<unknown>>;
  open(request: OpeningRequest): Promise<Outcome<unknown>>;
}

export interface RunnerParts {
  readonly store: StepStore;
  readonly releases: ReleaseLibrary;
  readonly newId: () => string;
  readonly failpoint: Failpoint;
  /** The node that is to run the new jobs of a case at once; `null` while it has enough to do with others. */
  readonly nodeForJobs: (tenant: string, instance: string) => string | null;
  readonly saved: (step: SavedStep) => void;
  /** Hears of a case whose history has become long. */
  readonly long: (tenant: string, instance: string) => void;
  readonly metrics: StepMetrics;
  /** Which decisions another engine is asked about, after the commit. */
  readonly sampled?: Sampling;
}

/** More rounds than this mean that something is wrong, not that it is busy. */
const mostRounds = 50;

/**
 * Characters of a case's state. The proposal said 256 kB; a pay list of 300 rows needs more, and PostgreSQL minds less than its readers
 * would mind half a list.
 */
const mostState = 1_048_576;

/** The one path of every command. */
export function stepRunner(parts: RunnerParts): StepRunner {
  const { store, failpoint } = parts;
  const inTurn = oneAtATime();
  const sameTenant = (a: { tenant: string }, batch: readonly { tenant: string }[]) => batch[0]?.tenant === a.tenant;
  const load = batched((items: readonly (StepToLoad & { tenant: string })[]) => store.load(items[0]?.tenant ?? '', items), {
    size: 64,
    parallel: 2,
    together: sameTenant,
  });
  const loadOpening = batched(
    (items: readonly { tenant: string; key: string }[]) =>
      store.loadOpenings(
        items[0]?.tenant ?? '',
        items.map(({ key }) => key),
      ),
    {
      size: 64,
      // Numbers are taken from one row: two round trips at a time would wait for each other's commit.
      parallel: 1,
      together: (item, batch) => sameTenant(item, batch) && batch.every(({ key }) => key !== item.key),
    },
  );
  const save = batched((items: readonly StepToSave[]) => store.save(items[0]?.tenant ?? '', items), {
    size: 64,
    parallel: 2,
    together: (item, batch) => sameTenant(item, batch) && batch.every(({ instance }) => instance !== item.instance),
  });

  return {
    step: (request) => inTurn(request.instance, () => inRounds(() => stepOnce(request))),
    open: (request) => inRounds(() => openOnce(request)),
  };

  async function stepOnce(request: StepRequest): Promise<Outcome<unknown> | 'again'> {
    const loaded = await load({ tenant: request.tenant, instance: request.instance, activity: request.activity, key: request.once?.key });
    failpoint('after-load');
    if (loaded.stored) return storedAnswer(loaded.stored, request);
    if (loaded.rev === 0) return refused('CASE_NOT_FOUND', { zh: '没有找到这个办件。', en: 'There is no such case.' });

    const decided = await request.decide(loaded);
    if (!decided.ok) return decided;

    const release = await parts.releases.release(loaded.release, request.tenant);
    return run(request, decided.value, { ...loaded, release, calendar: await parts.releases.calendar(request.tenant) });
  }

  async function openOnce(request: OpeningRequest): Promise<Outcome<unknown> | 'again'> {
    const loaded = await loadOpening({ tenant: request.tenant, key: request.once?.key ?? request.instance });
    failpoint('after-load');
    if (loaded.stored) return storedAnswer(loaded.stored, request);

    const decided = await request.decide(loaded);
    if (!decided.ok) return decided;

    const { opened } = decided.value;
    const calendar = await parts.releases.calendar(request.tenant);
    return run(request, decided.value, {
      rev: 0,
      lines: 0,
      context: opened.context,
      release: request.release,
      process: request.process,
      now: loaded.now,
      calendar,
      opened,
    });
  }

  async function run(request: StepRequest | OpeningRequest, decided: Decided, from: StepStart): Promise<Outcome<unknown> | 'again'> {
    const full = historyFull(from.lines, decided.command);
    if (full) {
      parts.long(request.tenant, request.instance);
      return full;
    }

    const began = performance.now();
    const result = interpret(from.release, from.state, decided.command, { ...from.context, now: from.now, calendar: from.calendar });
    parts.metrics.interpreted(performance.now() - began);
    if (!result.ok) return result;

    const stateText = JSON.stringify(result.value.state);
    if (stateText.length > mostState) return stateTooLarge(stateText.length);

    failpoint('after-step');
    const rows = stepRowsOf(result.value, from.state, from.rev + 1, decided.answered ?? [], {
      instance: request.instance,
      package: from.release.package.manifest.id,
      now: from.now,
      calendar: from.calendar,
      node: parts.nodeForJobs(request.tenant, request.instance),
      actor: request.doer,
      attempts: decided.attempts ?? 0,
      resolution: decided.resolution,
      newId: idSeries(parts.newId()),
      applicant: from.context.facts.applicant,
      promised: promisedOf(from),
      openedAt: from.context.facts.case.openedAt,
      values: decided.values,
      due: decided.due,
      sampled: parts.sampled && ((event) => parts.sampled?.(event, request.instance, from.release)),
    });
    const { tenant, instance, action, once, doer } = request;
    const kept = once && { key: once.key, hash: hashOf(once.body), reply: decided.reply };
    failpoint('before-save');
    const saved: SaveResult = await save({
      tenant,
      instance,
      rev: from.rev,
      state: result.value.state,
      stateText,
      once: kept,
      actor: doer.id,
      action,
      opened: from.opened,
      rows,
    });
    if (saved !== 'saved') {
      parts.metrics.conflicted();
      return 'again';
    }
    parts.metrics.stepped(action);

    failpoint('after-save');
    if (historyLong.isReached(from.lines, from.lines + rows.events.length)) parts.long(tenant, instance);
    parts.saved({ tenant, instance, rev: from.rev + 1, state: caseState(result.value.state), jobs: rows.jobs, calledBy: from.context.calledBy });
    return done(decided.reply);
  }
}

/** The period that the case's matter promises. */
function promisedOf({ release, context }: StepStart): Limit | undefined {
  return release.package.manifest.matters.find(({ id }) => `${release.package.manifest.id}/${id}` === context.facts.case.matter)?.promised;
}

/** The ids of one step's rows: one random id, its last 16 bits counted up from nothing, so that they sort as they were made. */
function idSeries(base: string): () => string {
  const head = base.slice(0, -4);
  let next = 0;
  return () => head + (next++).toString(16).padStart(4, '0');
}

interface StepStart {
  readonly rev: number;
  readonly lines: number;
  readonly context: CaseContext;
  readonly release: CompiledRelease;
  readonly process: string;
  readonly state?: InstanceState;
  readonly now: string;
  readonly calendar: Calendar;
  readonly opened?: OpenedCase;
}

/** The case stays as it was. */
function stateTooLarge(length: number): Outcome<never> {
  return refused('STATE_TOO_LARGE', {
    zh: `办件保存的内容有 ${Math.ceil(length / 1024)} kB，超过上限 ${mostState / 1024} kB，这一步没有执行；请分成几件办理，或者少取用一些数据。`,
    en: `The case would hold ${Math.ceil(length / 1024)} kB, more than the ${mostState / 1024} kB allowed, so this step was not taken. Split it into several cases, or take less data.`,
  });
}

async function inRounds(round: () => Promise<Outcome<unknown> | 'again'>): Promise<Outcome<unknown>> {
  for (let i = 0; i < mostRounds; i += 1) {
    const outcome = await round();
    if (outcome !== 'again') return outcome;
  }
  throw new Error(`A step found a newer revision ${mostRounds} times in a row`);
}

function storedAnswer(stored: StoredReply, { once }: Asked): Outcome<unknown> {
  if (stored.hash === hashOf(once?.body)) return done(stored.reply);

  return keyReused;
}

/** What was asked, as a fixed-length text. The order of an object's fields does not matter. */
export function hashOf(body: unknown): string {
  return hash('sha256', canonical(body));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';

  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}
