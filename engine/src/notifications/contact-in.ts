import type { Facts } from '@onething/rules';
import type { Contact } from './channels/channel.js';
import { isEmail } from './is-email.js';

/** How the applicant wants to be reached in a matter: the fields `mobile` and `email` of the application, where they hold an address. */
export function contactIn({ mobile, email }: Facts): Contact {
  return {
    ...(typeof mobile === 'string' && /^1[3-9]\d{9}$/.test(mobile) && { mobile }),
    ...(typeof email === 'string' && isEmail(email) && { email }),
  };
}
