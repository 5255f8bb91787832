/** What we ask. Pure: no I/O; the browser and the server run the same checks. React lives under `@onething/forms/react` only. */
export type * from './definition.js';
