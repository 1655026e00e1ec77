import { redisComplaints } from './redis-settings.js';

const safe = 'maxmemory:0\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n';

describe('redisComplaints', () => {
  it('finds nothing wrong with a Redis that keeps everything', () => {
    expect(redisComplaints(safe)).toEqual([]);
  });

  it.each(['allkeys-lru', 'volatile-ttl', 'allkeys-random'])('names the policy %s and the remedy', (policy) => {
    const complaints = redisComplaints(safe.replace('noeviction', policy));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(policy);
    expect(complaints[0]).toContain('maxmemory-policy noeviction');
  });

  it('names the remedy when Redis writes no log', () => {
    expect(redisComplaints(safe.replace('aof_enabled:1', 'aof_enabled:0'))).toEqual([
      expect.stringContaining('appendonly yes') as string,
    ]);
  });

  it('names both', () => {
    expect(redisComplaints('aof_enabled:0\r\nmaxmemory_policy:volatile-lru\r\n')).toHaveLength(2);
  });

  it('does not guess about a server that tells neither', () => {
    expect(redisComplaints('redis_version:7.2.0\r\n')).toEqual([]);
  });
});
