import { lazy, Suspense } from 'react';
import { BrowserRouter, Outlet, Route, Routes, useLocation } from 'react-router';
import type { Failure } from '../data/failure.js';
import { SessionProvider } from '../data/session.js';
import { ShowFailure } from '../feedback/ShowFailure.js';
import { CataloguePage } from '../pages/CataloguePage.js';
import { NotFoundPage } from '../pages/NotFoundPage.js';
import { Skeleton } from '../ui/Skeleton.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { RequirePerson } from './RequirePerson.js';
import { Shell } from './Shell.js';

const SignInPage = lazy(() => import('../pages/SignInPage.js').then(({ SignInPage: page }) => ({ default: page })));
const MatterPage = lazy(() => import('../pages/MatterPage.js').then(({ MatterPage: page }) => ({ default: page })));
const StartPage = lazy(() => import('../pages/StartPage.js').then(({ StartPage: page }) => ({ default: page })));
const ApplyPage = lazy(() => import('../pages/ApplyPage.js').then(({ ApplyPage: page }) => ({ default: page })));
const CasesPage = lazy(() => import('../pages/CasesPage.js').then(({ CasesPage: page }) => ({ default: page })));
const CasePage = lazy(() => import('../pages/CasePage.js').then(({ CasePage: page }) => ({ default: page })));
const MessagesPage = lazy(() => import('../pages/MessagesPage.js').then(({ MessagesPage: page }) => ({ default: page })));
const MePage = lazy(() => import('../pages/MePage.js').then(({ MePage: page }) => ({ default: page })));
const TasksPage = lazy(() => import('../pages/TasksPage.js').then(({ TasksPage: page }) => ({ default: page })));
const TaskPage = lazy(() => import('../pages/TaskPage.js').then(({ TaskPage: page }) => ({ default: page })));
const IncidentsPage = lazy(() => import('../pages/IncidentsPage.js').then(({ IncidentsPage: page }) => ({ default: page })));
const IndicatorsPage = lazy(() => import('../pages/IndicatorsPage.js').then(({ IndicatorsPage: page }) => ({ default: page })));
const IndicatorPage = lazy(() => import('../pages/IndicatorPage.js').then(({ IndicatorPage: page }) => ({ default: page })));
const CalendarPage = lazy(() => import('../pages/CalendarPage.js').then(({ CalendarPage: page }) => ({ default: page })));
const StartsPage = lazy(() => import('../pages/StartsPage.js').then(({ StartsPage: page }) => ({ default: page })));
const VerifyPage = lazy(() => import('../pages/VerifyPage.js').then(({ VerifyPage: page }) => ({ default: page })));
const NoticesPage = lazy(() => import('../pages/NoticesPage.js').then(({ NoticesPage: page }) => ({ default: page })));
const NoticePage = lazy(() => import('../pages/NoticePage.js').then(({ NoticePage: page }) => ({ default: page })));
const IntegrationsPage = lazy(() => import('../pages/IntegrationsPage.js').then(({ IntegrationsPage: page }) => ({ default: page })));
const OutboxPage = lazy(() => import('../pages/OutboxPage.js').then(({ OutboxPage: page }) => ({ default: page })));
const SimulatedMessagesPage = lazy(() => import('../pages/SimulatedMessagesPage.js').then(({ SimulatedMessagesPage: page }) => ({ default: page })));
const PaymentsPage = lazy(() => import('../pages/PaymentsPage.js').then(({ PaymentsPage: page }) => ({ default: page })));
const PayListPage = lazy(() => import('../pages/PayListPage.js').then(({ PayListPage: page }) => ({ default: page })));

/** Every address of the portal. */
export function App() {
  return (
    <BrowserRouter>
      <SessionProvider waiting={<Waiting />} failed={(failure, retry) => <NoSession failure={failure} retry={retry} />}>
        <Routes>
          <Route element={<Shell />}>
            <Route element={<Guarded />}>
              <Route index element={<CataloguePage />} />
              <Route path="services" element={<CataloguePage />} />
              <Route path="services/:package/:matter" element={<MatterPage />} />
              <Route path="sign-in" element={<SignInPage />} />
              <Route path="verify/:number?" element={<VerifyPage />} />
              <Route path="notices" element={<NoticesPage />} />
              <Route path="notices/:region/:id" element={<NoticePage />} />
              <Route element={<RequirePerson />}>
                <Route path="services/:package/:matter/apply" element={<StartPage />} />
                <Route path="apply/:draft" element={<ApplyPage />} />
                <Route path="cases" element={<CasesPage />} />
                <Route path="cases/:id" element={<CasePage />} />
                <Route path="messages" element={<MessagesPage />} />
                <Route path="me" element={<MePage />} />
                <Route path="tasks/:view?" element={<TasksPage />} />
                <Route path="task/:id" element={<TaskPage />} />
                <Route path="incidents" element={<IncidentsPage />} />
                <Route path="integrations" element={<IntegrationsPage />} />
                <Route path="outbox" element={<OutboxPage />} />
                <Route path="simulated-messages" element={<SimulatedMessagesPage />} />
                <Route path="indicators" element={<IndicatorsPage />} />
                <Route path="indicators/:package/:indicator" element={<IndicatorPage />} />
                <Route path="calendar" element={<CalendarPage />} />
                <Route path="starts" element={<StartsPage />} />
                <Route path="payments" element={<PaymentsPage />} />
                <Route path="payments/:number" element={<PayListPage />} />
              </Route>
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Route>
        </Routes>
      </SessionProvider>
    </BrowserRouter>
  );
}

function Guarded() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  );
}

function NoSession({ failure, retry }: { failure: Failure; retry: () => void }) {
  return (
    <main className="page page-narrow" data-page="failure">
      <ShowFailure failure={failure} retry={retry} heading="h1" />
    </main>
  );
}

function Waiting() {
  return (
    <div className="page">
      <Skeleton />
    </div>
  );
}
