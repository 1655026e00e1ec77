import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

const csv = readFileSync(new URL('../../samples/leads.csv', import.meta.url), 'utf8');
const { data: rows, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
const emails = rows.map((row) => row['Email'] ?? '');

describe('the sample file', () => {
  it('holds 500 whole rows', () => {
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(500);
    expect(new Set(rows.map((row) => row['Record ID'])).size).toBe(500);
  });

  it('can reach nobody: every domain is reserved for examples (RFC 2606)', () => {
    const domains = emails.filter((email) => /@./.test(email)).map((email) => email.trim().replace(/>$/, ''));
    expect(domains.filter((email) => !/\.(example|test)$/i.test(email))).toEqual([]);
    const sites = rows.map((row) => row['Website URL'] ?? '').filter(Boolean);
    expect(sites.filter((site) => !/\.(example|test)$/i.test(site))).toEqual([]);
    const owners = rows.map((row) => row['Contact owner'] ?? '').filter(Boolean);
    expect(owners.filter((owner) => !owner.endsWith('@brightdesk.example'))).toEqual([]);
  });

  it('has the faults of a real export', () => {
    const without = rows.filter((row) => !row['Email']);
    expect([without.length, without.filter((row) => row['Phone Number']).length]).toEqual([4, 2]);
    expect(emails.filter((email) => email && !/@./.test(email))).toHaveLength(3);
    expect(rows.filter((row) => row['Unsubscribed from all email'] === 'true')).toHaveLength(3);

    const given = emails.filter(Boolean);
    const distinct = new Set(given.map((email) => email.trim().toLowerCase()));
    expect(given.length - distinct.size).toBe(8);
    expect(new Set(given).size).toBeGreaterThan(distinct.size); // some doubles differ in case

    expect(given.filter((email) => email !== email.trim()).length).toBeGreaterThan(2);
    expect(rows.filter((row) => row['What are you looking for?']?.includes('\n')).length).toBeGreaterThan(1);
    expect(csv).toMatch(/"[^"\n]*,[^"\n]*"/);
    expect(csv).toMatch(/\p{Script=Han}/u);
    expect(csv).toMatch(/\p{Extended_Pictographic}/u);
  });
});
