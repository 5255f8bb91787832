const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } },
  ],
};
const base = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/data/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['onething-src', 'node', 'node-addons'] },
};

/** Three projects: pure (no I/O at all), store (a real PostgreSQL, one database a suite) and browser (Chromium against the real server). */
export default {
  // Machines are shared and noisy: a test fails by what it says, not by the second it took.
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'pure', testMatch: ['<rootDir>/{rules,forms,processes}/src/**/*.test.{ts,tsx}', '<rootDir>/qa/*.test.ts'] },
    {
      ...base,
      displayName: 'store',
      testMatch: ['<rootDir>/{engine,runtime-api,portal,designer}/src/**/*.test.{ts,tsx}', '<rootDir>/qa/{attacks,faults}/**/*.test.ts'],
      globalSetup: '<rootDir>/qa/support/start-postgres.ts',
      globalTeardown: '<rootDir>/qa/support/stop-postgres.ts',
    },
    { ...base, displayName: 'conformance', testMatch: ['<rootDir>/qa/conformance/*.conformance.ts'] },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/qa/e2e/**/*.e2e.ts'], globalSetup: '<rootDir>/qa/support/build-web.ts' },
  ],
};
