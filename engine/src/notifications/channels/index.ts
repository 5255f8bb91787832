import type { ChannelKind } from './channel.js';
import { dingtalk } from './dingtalk.js';
import { email } from './email.js';
import { sms } from './sms.js';

/** Every way out. A new one is a file and a line here. */
export const channelKinds: readonly ChannelKind[] = [sms, email, dingtalk];
