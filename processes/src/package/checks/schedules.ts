import type { FormDefinition } from '@onething/forms';
import type { Finding } from '@onething/rules';
import { firstOccurrence, type Occurrence } from '../../execution/occurrences.js';
import { nextDue } from '../../execution/timer-rule.js';
import { languages } from '../../language/namespaces.js';
import type { ElementModel, TimeModel } from '../../language/process-model.js';
import { parseTimerText, restDays } from '../../language/timer-text.js';
import { findForm } from '../find-form.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { type PackageElement, packageElements } from './package-elements.js';

/** What the clock begins has a matter of the staff, times that are stated and not too close, and a form that nobody has to fill in. */
export const schedules: PackageCheck = (checked) =>
  packageElements(checked.pkg)
    .filter(({ process, element: { type, container, triggers } }) => type === 'startEvent' && container === process.id && triggers.some(isTimer))
    .flatMap((start) => [...timesOf(start), ...restDayOf(start), ...matterOf(checked, start)]);

function isTimer({ type }: { readonly type: string }): boolean {
  return type === 'timer';
}

/** Minutes between two cases; more often is a mistake in the text, not a service. */
const closest = 10;
const looked = 50;

function timesOf({ element: { triggers }, place, zh, en }: PackageElement): readonly Finding[] {
  const [{ time } = { time: undefined }, second] = triggers;
  if (second)
    return [
      mistake(
        'SCHEDULE_NOT_ALONE',
        place,
        `${zh}同时有定时和其他触发，请分成几个开始事件`,
        `${en} has a timer among other triggers; make it several start events`,
      ),
    ];
  if (!time || (time.language !== undefined && (languages.feel as readonly string[]).includes(time.language)))
    return [
      mistake(
        'SCHEDULE_NOT_STATED',
        place,
        `${zh}的时间须直接写明，此时还没有办件可供计算`,
        `State the times of ${en}: there is no case yet to calculate them from`,
      ),
    ];
  if (!isTooOften(time)) return [];
  return [mistake('SCHEDULE_TOO_OFTEN', place, `${zh}两次立案的间隔不到 ${closest} 分钟`, `${en} would open cases less than ${closest} minutes apart`)];
}

/** A period repeated from an instant has no days of its own to move. */
function restDayOf({ element: { triggers, restDay }, place, zh, en }: PackageElement): readonly Finding[] {
  const [{ time } = { time: undefined }] = triggers;
  if (restDay === undefined || (restDays as readonly string[]).includes(restDay)) {
    const parsed = restDay === undefined || !time ? undefined : parseTimerText(time.kind, time.text);
    return parsed?.ok && parsed.value.kind !== 'cron'
      ? [mistake('SCHEDULE_REST_DAY', place, `${zh}要避开非工作日，时间须按日历写（cron）`, `State the times of ${en} as cron, so that days off can be told`)]
      : [];
  }
  return [mistake('SCHEDULE_REST_DAY', place, `${zh}的非工作日处理只能是 next 或 skip`, `onething:restDay of ${en} is next or skip`)];
}

function isTooOften({ kind, text }: TimeModel): boolean {
  const parsed = parseTimerText(kind, text);
  let one: Occurrence | undefined = parsed.ok ? firstOccurrence(parsed.value, '2026-01-01T00:00:00+08:00') : undefined;
  for (let n = 0; one && n < looked; n += 1) {
    const next = nextDue(one);
    if (next && Date.parse(next.due) - Date.parse(one.due) < closest * 60_000) return true;
    one = next;
  }
  return false;
}

function matterOf({ pkg, required }: Checked, { process, element, place, zh, en }: PackageElement): readonly Finding[] {
  const matters = pkg.manifest.matters.filter((matter) => matter.process === process.id);
  if (matters.length === 0)
    return [
      mistake(
        'SCHEDULE_WITHOUT_MATTER',
        place,
        `${zh}到时立案，但没有事项使用流程 ${process.id}`,
        `${en} opens a case by the clock, but no matter names the process ${process.id}`,
      ),
    ];
  const matter = matters.find(({ audience }) => audience === 'staff');
  if (!matter)
    return [
      mistake(
        'SCHEDULE_NOT_STAFF',
        place,
        `${zh}到时立案没有申请人，事项“${matters[0]?.title}”须面向工作人员`,
        `${en} has no applicant; the matter "${matters[0]?.title}" must be one of the staff`,
      ),
    ];
  if (matter.corrects?.length)
    return [
      mistake(
        'SCHEDULE_CORRECTS',
        place,
        `事项“${matter.title}”针对已办结的办件，不能到时立案`,
        `The matter "${matter.title}" is about a closed case and cannot begin by the clock`,
      ),
    ];

  return unanswered(element, findForm({ package: pkg, required }, process.id, matter.form)).map((title) =>
    mistake(
      'SCHEDULE_ANSWER_MISSING',
      place,
      `${zh}到时立案无人填表：必填项“${title}”没有默认值、预填或开始事件的输入`,
      `Nobody fills in the form when ${en} opens a case: "${title}" is required and has no default, no prefill and no input at the start event`,
    ),
  );
}

/** What the signed-in person would be asked for is no prefill here: nobody has signed in. */
function unanswered({ inputs }: ElementModel, form: FormDefinition | undefined): readonly string[] {
  return (form?.schema.required ?? []).flatMap((name) => {
    const { title = name, default: otherwise } = form?.schema.properties[name] ?? {};
    const settings = form?.fields?.[name];
    const found = settings?.prefill?.from === 'registry' && !Object.values(settings.prefill.where).some((path) => path.startsWith('applicant.'));
    const answered = inputs.some((input) => input.name === name) || otherwise !== undefined || found || settings?.visibleWhen !== undefined;
    return answered ? [] : [title];
  });
}
