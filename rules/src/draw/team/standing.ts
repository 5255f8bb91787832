import type { Message } from '../../values.js';
import type { RosterRow } from '../roster/row.js';
import type { Inspector } from './inspector.js';

/** Why an inspector cannot make a visit. */
export interface Unfit {
  readonly code: 'OTHER_DISTRICT' | 'CERTIFICATE_MISSING' | 'CERTIFICATE_EXPIRED' | 'INSPECTOR_ON_LEAVE';
  readonly message: Message;
}

/** What forbids an inspector this kind of visit on that day, before anything personal is looked at; nothing where nothing does. */
export function unfitFor(inspector: Inspector, { district, items = [] }: Pick<RosterRow, 'district' | 'items'>, day: string): Unfit | undefined {
  if (inspector.district !== undefined && inspector.district !== district) return otherDistrict(inspector);
  if (inspector.leave?.some(({ from, until }) => from <= day && day <= until)) return onLeave(inspector, day);
  for (const item of items) {
    const held = inspector.certificates.filter((certificate) => certificate.item === item);
    if (held.some(({ from, until }) => from <= day && day <= until)) continue;
    const expired = held
      .map(({ until }) => until)
      .filter((until) => until < day)
      .sort()
      .at(-1);

    return expired === undefined ? certificateMissing(inspector, item) : certificateExpired(inspector, item, expired);
  }

  return undefined;
}

const called = ({ id, name }: Inspector) => name ?? id;

function otherDistrict(inspector: Inspector): Unfit {
  return {
    code: 'OTHER_DISTRICT',
    message: { zh: `${called(inspector)}不负责该地区的检查。`, en: `${called(inspector)} does not work in that district.` },
  };
}

function onLeave(inspector: Inspector, day: string): Unfit {
  return { code: 'INSPECTOR_ON_LEAVE', message: { zh: `${called(inspector)}在 ${day} 请假。`, en: `${called(inspector)} is on leave on ${day}.` } };
}

function certificateMissing(inspector: Inspector, item: string): Unfit {
  return {
    code: 'CERTIFICATE_MISSING',
    message: { zh: `${called(inspector)}没有“${item}”的有效执法证件。`, en: `${called(inspector)} has no certificate for "${item}".` },
  };
}

function certificateExpired(inspector: Inspector, item: string, until: string): Unfit {
  return {
    code: 'CERTIFICATE_EXPIRED',
    message: {
      zh: `${called(inspector)}的“${item}”执法证件已于 ${until} 到期，请换证或另派人员。`,
      en: `The certificate of ${called(inspector)} for "${item}" expired on ${until}. Renew it or send somebody else.`,
    },
  };
}
