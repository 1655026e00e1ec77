import base from '../../jest.config.js';

/** Processes killed, frozen and cut off while they work: `npm run test:faults`; `FAULT_SEEDS=7,8` takes other seeds. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults'],
  testMatch: ['**/*.faults.ts'],
  maxWorkers: 1,
};
