/** The workspaces in dependency order: each may import only what stands to its left; the last two are side by side. */
export const levels = [['rules'], ['forms'], ['processes'], ['engine'], ['runtime-api'], ['designer', 'portal']] as const;

/** Workspaces that do no I/O and run in the browser as they are. */
export const pure = ['rules', 'forms', 'processes'] as const;

/** Entries of other workspaces that the two web apps may use. */
export const openToWebApps = [
  '@onething/rules',
  '@onething/forms',
  '@onething/forms/react',
  '@onething/forms/react/staff',
  '@onething/forms/react/portal.css',
  '@onething/processes',
  '@onething/processes/execution',
  '@onething/processes/layout',
  '@onething/processes/modelling',
  '@onething/runtime-api/client',
];

/** A library that is the business of one room only: its name (or a prefix ending in `/`) and the paths that may import it. */
export const rooms: readonly { readonly library: string; readonly allowed: RegExp }[] = [
  { library: 'knex', allowed: /^engine\/src\/(stores|database)\/|\/stores\/|^rules\/src\/sql\/|^qa\/support\// },
  { library: 'koa', allowed: /^runtime-api\/src\// },
  { library: '@koa/router', allowed: /^runtime-api\/src\// },
  { library: 'bpmn-engine', allowed: /^engine\/src\/second-opinion\// },
  { library: 'json-rules-engine', allowed: /^engine\/src\/second-opinion\// },
];
