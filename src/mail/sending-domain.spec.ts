import { generateKeyPairSync } from 'node:crypto';
import { checkSendingDomain, type LookUpText } from './sending-domain.js';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const { publicKey, privateKey } = pair();
const PUBLISHED = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const zone =
  (records: Record<string, string[]>): LookUpText =>
  async (name) =>
    records[name] ?? [];

const WELL = {
  'acme.example': ['v=spf1 include:_spf.mail.example ~all', 'some-verification=1'],
  'ours._domainkey.acme.example': [`v=DKIM1; k=rsa; p=${PUBLISHED}`],
  '_dmarc.acme.example': ['v=DMARC1; p=none'],
};
const ours = { selector: 'ours', privateKey: PEM };

describe('the domain mail comes from', () => {
  it('has all three records', async () => {
    const { spf, dkim, dmarc } = await checkSendingDomain('acme.example', ours, zone(WELL));
    expect([spf, dkim, dmarc].map(({ found, problem }) => [found, problem])).toEqual(Array(3).fill([true, null]));
    expect(spf.record).toBe('v=spf1 include:_spf.mail.example ~all');
  });

  it('has none of them', async () => {
    const { spf, dkim, dmarc } = await checkSendingDomain('acme.example', null, zone({}));
    expect([spf, dkim, dmarc].map(({ found }) => found)).toEqual([false, false, false]);
    expect(dkim.problem).toContain('usual selectors');
  });

  it.each<['spf' | 'dkim' | 'dmarc', Record<string, string[]>, RegExp]>([
    ['spf', { 'acme.example': ['v=spf1 -all', 'v=spf1 ~all'] }, /two SPF/],
    ['spf', { 'acme.example': ['v=spf1 +all'] }, /whole world/],
    ['dmarc', { '_dmarc.acme.example': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, /two DMARC/],
    ['dkim', { 'ours._domainkey.acme.example': ['v=DKIM1; p='] }, /withdrawn/],
    ['dkim', { 'ours._domainkey.acme.example': ['v=DKIM1; p=MIGf'] }, /other half/],
  ])('has a bad record: %s', async (which, records, problem) => {
    const checked = await checkSendingDomain('acme.example', ours, zone({ ...WELL, ...records }));
    expect(checked[which].found).toBe(true);
    expect(checked[which].problem).toMatch(problem);
  });

  it('finds the key of a provider, and the policy of the organisation', async () => {
    const records = {
      'google._domainkey.mail.acme.co.uk': [`v=DKIM1; p=${PUBLISHED}`],
      '_dmarc.acme.co.uk': ['v=DMARC1; p=none'],
    };
    const { dkim, dmarc } = await checkSendingDomain('mail.acme.co.uk', null, zone(records));
    expect(dkim).toMatchObject({ found: true, name: 'google._domainkey.mail.acme.co.uk' });
    expect(dmarc).toMatchObject({ found: true, name: '_dmarc.acme.co.uk' });
  });

  it('says so when nobody could tell', async () => {
    const { spf } = await checkSendingDomain('acme.example', ours, () => Promise.reject(new Error('SERVFAIL')));
    expect(spf).toMatchObject({ found: false, problem: 'nobody could tell: SERVFAIL' });
  });
});
