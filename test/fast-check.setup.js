/** The same cases at every run, so that a red run is the change's fault; FC_SEED looks elsewhere. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_301) });
