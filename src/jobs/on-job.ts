import { SetMetadata } from '@nestjs/common';
import { type DiscoveryService, type MetadataScanner } from '@nestjs/core';
import { jobNames, type JobName, type JobPayload } from './jobs.js';

const HANDLES_JOB = 'everylead:job';

/** The payload was parsed with the schema of the same job, and {@link OnJob} fits only methods that take that payload. */
export type JobHandler = (payload: unknown) => Promise<void>;
export type JobHandlers = ReadonlyMap<JobName, JobHandler>;

type HandlerMethod<N extends JobName> = TypedPropertyDescriptor<(payload: JobPayload<N>) => Promise<void>>;

/** Makes the method the one handler of a job. It may run twice for the same rows, and two may run at the same time. */
export function OnJob<N extends JobName>(name: N) {
  return (target: object, method: string | symbol, descriptor: HandlerMethod<N>): void => {
    SetMetadata(HANDLES_JOB, name)(target, method, descriptor);
  };
}

/** All handlers of the running application. Throws an error that names every job without exactly one. */
export function findJobHandlers(discovery: DiscoveryService, scanner: MetadataScanner): JobHandlers {
  const handlers = new Map<JobName, JobHandler>();
  const owners = new Map<JobName, string[]>();
  for (const instance of providerInstances(discovery)) {
    for (const method of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object | null)) {
      const handler = (instance as Record<string, JobHandler>)[method];
      const name = handler && (Reflect.getMetadata(HANDLES_JOB, handler) as JobName | undefined);
      if (!handler || !name) continue;
      handlers.set(name, handler.bind(instance));
      owners.set(name, [...(owners.get(name) ?? []), `${instance.constructor.name}.${method}`]);
    }
  }
  refuseGaps(owners);
  return handlers;
}

function providerInstances(discovery: DiscoveryService): Set<object> {
  const instances = discovery.getProviders().map((wrapper): unknown => wrapper.instance);
  return new Set(instances.filter((instance) => typeof instance === 'object' && instance !== null));
}

function refuseGaps(owners: ReadonlyMap<JobName, string[]>): void {
  const problems = jobNames.flatMap((name) => {
    const found = owners.get(name) ?? [];
    if (found.length === 1) return [];
    return found.length === 0 ? [`${name} has no handler`] : [`${name} has ${found.length}: ${found.join(', ')}`];
  });
  if (problems.length > 0) throw new Error(`Each job needs exactly one handler: ${problems.join('; ')}`);
}
