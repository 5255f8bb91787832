import { z } from 'zod';

const topic = z.string().regex(/^[\w.-]{1,64}\/[\w.-]{1,64}$/);
/** A topic to work on, or a matter that another tenant may open here: `package/matter@330199`. */
const allowed = z.string().regex(/^[\w.-]{1,64}\/[\w.-]{1,64}(@\d{6})?$/);
const held = { id: z.string().min(1).max(100), lease: z.string().min(1).max(100) };
const leaseSeconds = z.number().int().min(5).max(3600);
const values = z.record(z.string(), z.unknown());

/** `topics` are `package/port`. */
export const ClaimWork = z.object({ topics: z.array(topic).min(1).max(50), most: z.number().int().min(1).max(50), leaseSeconds }).strict();
export const ClaimedWork = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        lease: z.string(),
        topic: z.string(),
        key: z.string(),
        input: values,
        caseNumber: z.string(),
        attempts: z.number(),
        leaseUntil: z.string(),
      }),
    )
    .readonly(),
});
/** An answer, or a BPMN error of the topic's contract. */
export const CompleteWork = z
  .object({
    ...held,
    output: values.optional(),
    error: z
      .object({ code: z.string().min(1).max(64), message: z.string().max(500).optional() })
      .strict()
      .optional(),
  })
  .strict();
export const FailWork = z.object({ ...held, message: z.string().min(1).max(500), hopeless: z.boolean().optional() }).strict();
export const FailedWork = z.object({ again: z.boolean() });
export const ExtendWork = z.object({ ...held, leaseSeconds }).strict();
export const ExtendedWork = z.object({ leaseUntil: z.string() });

export const WebhookReceived = z.object({ waiting: z.boolean() });

const pointer = z.string().regex(/^(\/[^/]{1,64}){0,12}$/);

export const NewServiceAccount = z.object({ name: z.string().min(1).max(100), topics: z.array(allowed).min(1).max(50) }).strict();
export const ServiceAccountToken = z.object({ id: z.string(), token: z.string() });
export const ServiceAccountEntry = z.object({
  id: z.string(),
  name: z.string(),
  topics: z.array(z.string()).readonly(),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
});
export const NewWebhook = z
  .object({ title: z.string().min(1).max(100), message: z.string().min(1).max(100), keys: z.array(pointer).max(10), payload: pointer })
  .strict();
export const WebhookSecret = z.object({ id: z.string(), secret: z.string() });
export const WebhookEntry = z.object({
  id: z.string(),
  title: z.string(),
  message: z.string(),
  keys: z.array(z.string()).readonly(),
  payload: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
});
export const EndpointEntry = z.object({ package: z.string(), port: z.string(), url: z.string(), tenant: z.string() });
const sentence = z.object({ zh: z.string(), en: z.string() });
const CheckFinding = z.object({ state: z.enum(['good', 'bad', 'none']), message: sentence });
export const CheckedConnector = z.object({
  id: z.string(),
  title: sentence,
  checks: z.array(z.object({ target: z.string(), settings: CheckFinding, reach: CheckFinding, credentials: CheckFinding })).readonly(),
});
export const WorkerEntry = ServiceAccountEntry.extend({
  work: z.array(z.object({ topic: z.string(), waiting: z.number(), held: z.number(), failed: z.number(), oldest: z.string().optional() })).readonly(),
});
/** Everything that cases talk to, as it has just proved itself. */
export const IntegrationState = z.object({
  checkedAt: z.string(),
  connectors: z.array(CheckedConnector).readonly(),
  endpoints: z.array(EndpointEntry).readonly(),
  workers: z.array(WorkerEntry).readonly(),
  webhooks: z.array(WebhookEntry).readonly(),
});
export const BindEndpoint = z.object({ binding: values }).strict();
export const CheckEndpoint = z.object({ input: values }).strict();
export const EndpointChecked = z.union([
  z.object({ status: z.literal('answered'), values }),
  z.object({ status: z.literal('error'), code: z.string() }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
]);

export type NewServiceAccount = z.infer<typeof NewServiceAccount>;
export type ServiceAccountToken = z.infer<typeof ServiceAccountToken>;
export type ServiceAccountEntry = z.infer<typeof ServiceAccountEntry>;
export type NewWebhook = z.infer<typeof NewWebhook>;
export type WebhookSecret = z.infer<typeof WebhookSecret>;
export type WebhookEntry = z.infer<typeof WebhookEntry>;
export type CheckedConnector = z.infer<typeof CheckedConnector>;
export type WorkerEntry = z.infer<typeof WorkerEntry>;
export type IntegrationState = z.infer<typeof IntegrationState>;
export type EndpointEntry = z.infer<typeof EndpointEntry>;
export type EndpointChecked = z.infer<typeof EndpointChecked>;
