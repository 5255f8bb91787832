import { type Outcome, refused } from '@onething/rules';
import type { MovePlan } from './case-moves.js';

export const packageNotFound: Outcome<never> = refused('PACKAGE_NOT_FOUND', {
  zh: '这里没有发布这个事项包。',
  en: 'No release of this package is in force here.',
});

export const nothingToMove: Outcome<never> = refused('NOTHING_TO_MOVE', {
  zh: '在办件都已按现行版本办理，无需迁移。',
  en: 'Every open case runs on the release in force already.',
});

export const caseMoveNotFound: Outcome<never> = refused('CASE_MOVE_NOT_FOUND', {
  zh: '没有找到这份迁移申请。',
  en: 'There is no such move of cases.',
});

export const ownProposal: Outcome<never> = refused('FOUR_EYES', {
  zh: '这份迁移由您提出，须由另一位发布员审批。',
  en: 'You have proposed this move: another publisher must decide.',
});

export const overtaken: Outcome<never> = refused('CASE_MOVE_OVERTAKEN', {
  zh: '提出之后又发布了别的版本，请重新提出迁移。',
  en: 'Another release has come into force since; propose the move again.',
});

/** One problem a step: which step, how many cases, and which. */
export function casesWithoutPlace({ version, groups }: MovePlan): Outcome<never> {
  const problems = groups.flatMap(({ version: from, problems: found }) =>
    found.map(({ name, process, element, message, cases, numbers }) => ({
      code: 'CASES_WITHOUT_PLACE',
      place: `${process}/${element}`,
      message: {
        zh: `${from} 版的 ${cases} 件停在“${name}”（${numbers.join('、')}）：${message.zh}`,
        en: `${cases} case(s) of ${from} stand at “${name}” (${numbers.join(', ')}): ${message.en}`,
      },
    })),
  );
  return refused(
    'CASES_WITHOUT_PLACE',
    { zh: `有在办件在 ${version} 版中没有对应的环节，未作任何改动。`, en: `Some open cases have no place in ${version}; nothing was changed.` },
    problems,
  );
}
