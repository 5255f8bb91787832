import { z } from 'zod';

const text = z.object({ zh: z.string(), en: z.string() });
export const ChannelId = z.enum(['sms', 'email', 'dingtalk']);

/** What became of a message on its way out. */
const deliveryState = z.enum(['waiting', 'sent', 'failed']);

export const Notification = z.object({
  id: z.string(),
  at: z.string(),
  title: z.string(),
  text: z.string(),
  case: z.string().optional(),
  readAt: z.string().optional(),
  deliveries: z.array(z.object({ channel: ChannelId, state: deliveryState })).readonly(),
});

/** How a person is told, beside the messages read here. */
export const Contact = z.object({
  mobileMasked: z.string().optional(),
  email: z.string().optional(),
  channels: z.array(z.object({ id: ChannelId, title: text, chosen: z.boolean(), reachable: z.boolean() })).readonly(),
});

export const KeepContact = z.object({ email: z.string().max(254).optional(), channels: z.array(ChannelId).max(10) }).strict();

/** A way out of this installation, with what its own check says. */
export const Channel = z.object({ id: ChannelId, title: text, simulated: z.boolean(), problem: text.optional() });

export const Delivery = z.object({
  id: z.string(),
  channel: ChannelId,
  to: z.string(),
  case: z.string().optional(),
  state: deliveryState,
  attempts: z.number(),
  at: z.string(),
  code: z.string().optional(),
  error: z.string().optional(),
});

/** What an invented person of the demonstration would have got. */
export const SimulatedMessage = z.object({
  channel: ChannelId,
  to: z.string(),
  title: z.string().optional(),
  text: z.string(),
  key: z.string(),
  at: z.string(),
});

export type ChannelId = z.infer<typeof ChannelId>;
export type Notification = z.infer<typeof Notification>;
export type Contact = z.infer<typeof Contact>;
export type KeepContact = z.infer<typeof KeepContact>;
export type Channel = z.infer<typeof Channel>;
export type Delivery = z.infer<typeof Delivery>;
export type SimulatedMessage = z.infer<typeof SimulatedMessage>;
