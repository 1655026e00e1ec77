import base from '../../jest.config.js';

const { globalSetup: _ownDatabase, globalTeardown: _itsEnd, setupFiles: _properties, ...rest } = base;

/** The console in a real browser, on the built service: `npm run test:browser`. One file after the other: each starts a service. */
export default {
  ...rest,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testMatch: ['**/*.browser.ts'],
  testTimeout: 90_000,
  maxWorkers: 1,
};
