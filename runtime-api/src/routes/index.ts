import type { Route } from '../route/route.js';
import { bindingRoutes } from './bindings.js';
import { calendarRoutes } from './calendars.js';
import { caseMoveRoutes } from './case-moves.js';
import { caseRoutes } from './cases.js';
import { catalogueRoutes } from './catalogue.js';
import { documentRoutes } from './documents.js';
import { draftRoutes } from './drafts.js';
import { fileRoutes } from './files.js';
import { incidentRoutes } from './incidents.js';
import { indicatorRoutes } from './indicators.js';
import { integrationRoutes } from './integrations.js';
import { messageRoutes } from './messages.js';
import { noticeRoutes } from './notices.js';
import { notificationRoutes } from './notifications.js';
import { packageDraftRoutes } from './package-drafts.js';
import { packageRoutes } from './packages.js';
import { paymentRoutes } from './payments.js';
import { populationRoutes } from './populations.js';
import { proposalRoutes } from './proposals.js';
import { scheduleRoutes } from './schedules.js';
import { sessionRoutes } from './session.js';
import { sharingRoutes } from './sharing.js';
import { substitutionRoutes } from './substitutions.js';
import { taskRoutes } from './tasks.js';
import { webhookRoutes } from './webhooks.js';
import { whatIfRunRoutes } from './what-if-runs.js';
import { workRoutes } from './work.js';

/** Every endpoint below `/api/v1`. What is not in this list does not exist. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...catalogueRoutes,
  ...draftRoutes,
  ...caseRoutes,
  ...taskRoutes,
  ...substitutionRoutes,
  ...notificationRoutes,
  ...messageRoutes,
  ...noticeRoutes,
  ...documentRoutes,
  ...fileRoutes,
  ...incidentRoutes,
  ...packageRoutes,
  ...paymentRoutes,
  ...packageDraftRoutes,
  ...proposalRoutes,
  ...populationRoutes,
  ...whatIfRunRoutes,
  ...integrationRoutes,
  ...workRoutes,
  ...webhookRoutes,
  ...sharingRoutes,
  ...bindingRoutes,
  ...calendarRoutes,
  ...indicatorRoutes,
  ...caseMoveRoutes,
  ...scheduleRoutes,
];
