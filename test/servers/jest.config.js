import base from '../../jest.config.js';

/** Against a real Dovecot, a real SMTP server and processes on Redis: `TEST_REDIS_URL=… npm run test:servers`. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/servers'],
  testMatch: ['**/*.servers.ts'],
  maxWorkers: 1,
};
