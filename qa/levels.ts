/** The workspaces in dependency order: each may import only what stands to its left; the last two are side by side. */
export const levels = [['rules'], ['forms'], ['processes'], ['engine'], ['runtime-api'], ['designer', 'portal']] as const;
