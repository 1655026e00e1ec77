/**
 * What a Redis may forget, read from its `INFO` answer (hosted ones forbid `CONFIG GET`).
 * A value the server does not tell is not complained about.
 */
export function redisComplaints(info: string): string[] {
  const policy = setting(info, 'maxmemory_policy') ?? 'noeviction';
  const complaints: string[] = [];
  if (policy !== 'noeviction') {
    complaints.push(`Redis drops waiting jobs when its memory is full (${policy}): set "maxmemory-policy noeviction".`);
  }
  if (setting(info, 'aof_enabled') === '0') {
    complaints.push('Redis forgets waiting jobs when it restarts, which delays them: set "appendonly yes".');
  }
  return complaints;
}

function setting(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(\\S*)`, 'm').exec(info)?.[1];
}
