import { lazy, Suspense } from 'react';
import type { FormViewProps } from './form-view-props.js';
import { PortalForm } from './portal/PortalForm.js';
import { viewTexts } from './view-texts.js';

/** Split off, so that an applicant's phone never loads the staff's components. */
const StaffForm = lazy(() => import('./staff/index.js').then((entry) => ({ default: entry.FormView })));

/** Shows a form, checks it as it is filled, and hands over what is valid. */
export function FormView(props: FormViewProps) {
  if (props.theme !== 'staff') return <PortalForm {...props} />;

  return (
    <Suspense fallback={<p role="status">{viewTexts(props.language ?? 'zh').loading}</p>}>
      <StaffForm {...props} />
    </Suspense>
  );
}
