const shared = { runner: '<rootDir>/test/runner/runner.mjs', modulePathIgnorePatterns: ['<rootDir>/dist/'] };

const withServices = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** One project per kind of test, so that each can be run alone: `npm run test:only -- --selectProjects unit`. */
export default {
  // Many drive whole processes on a busy machine; a soak run has hours. Jest takes this for all projects at once only.
  testTimeout: process.env.SOAK ? 24 * 3_600_000 : 600_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx', '<rootDir>/migrations/**/*.spec.ts'],
    },
    ...['architecture', 'db', 'http', 'queue', 'labels', 'browser', 'durability'].map((name) => ({
      ...shared,
      ...(name === 'architecture' ? {} : withServices),
      displayName: name,
      testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
    })),
  ],
};
