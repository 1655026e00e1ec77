import { FirstSchema1795000000000 } from './1795000000000-first-schema.js';

/** Every migration, oldest first. */
export const migrations = [FirstSchema1795000000000];
