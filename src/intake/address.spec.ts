import emailAddresses from 'email-addresses';
import fc from 'fast-check';
import { isRoleAddress, readAddress } from './address.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const refusalOf = (text: string): string | null => {
  const read = readAddress(text);
  return 'refused' in read ? read.refused : null;
};

describe('readAddress', () => {
  it.each([
    ['ana@acme.com', 'ana@acme.com'],
    ['  Ana.Lopez@ACME.com ', 'ana.lopez@acme.com'],
    ["o'brien+crm@mail.acme.co.uk", "o'brien+crm@mail.acme.co.uk"],
    ['mailto:ana@acme.com', 'ana@acme.com'],
    ['MAILTO:ana%2Bcrm@acme.com?subject=Hi', 'ana+crm@acme.com'],
    ['<ana@acme.com>', 'ana@acme.com'],
    ['ana@acme.com<mailto:ana@acme.com>', 'ana@acme.com'],
    ['ana@acme.com (Ana)', 'ana@acme.com'],
    ['ana @acme.com', 'ana@acme.com'], // RFC 5322 §3.4.1 allows white space there
    ['jörg@müller.de', 'jörg@xn--mller-kva.de'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['ana@acme.example', 'ana@acme.example'],
    ['ana@acme.test', 'ana@acme.test'],
    ['ana@alumni.ox.ac.uk', 'ana@alumni.ox.ac.uk'],
  ])('%s is %s', (text, address) => {
    expect(readAddress(text)).toEqual({ address, domain: address.split('@')[1] });
  });

  it.each([
    ['Ana <ana@acme.com>', 'Ana'],
    ['"Lopez, Ana" <ana@acme.com>', 'Lopez, Ana'],
    ['Lopez, Ana <Ana@Acme.com>', 'Lopez, Ana'],
    ['Ana M. López <ana@acme.com>', 'Ana M. López'],
  ])('%s is named %s', (text, name) => {
    expect(readAddress(text)).toEqual({ address: 'ana@acme.com', domain: 'acme.com', name });
  });

  it('takes no name from a display name that is an address', () => {
    expect(readAddress('ana@acme.com <ana@acme.com>')).toEqual({ address: 'ana@acme.com', domain: 'acme.com' });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['n/a', 'malformed'],
    ['ana', 'malformed'],
    ['ana@', 'malformed'],
    ['ana@acme..com', 'malformed'],
    ['.ana@acme.com', 'malformed'],
    ['ana@acme.com.', 'malformed'],
    ['ana at acme dot com', 'malformed'],
    ['"ana lopez"@acme.com', 'malformed'],
    ['ana . lopez@acme.com', 'malformed'],
    ['Team: ana@acme.com;', 'malformed'],
    ['mailto:ana%0Abcc:bob@acme.com', 'control_character'],
    ['ana@acme.com, bob@acme.com', 'several_addresses'],
    ['ana@acme.com;bob@acme.com', 'several_addresses'],
    ['ana@acme', 'domain_without_dot'],
    ['ana@[192.0.2.1]', 'malformed_domain'],
    ['ana@192.0.2.1', 'malformed_domain'],
    ['ana@ac_me.com', 'malformed_domain'],
    ['ana@-acme.com', 'malformed_domain'],
    ['ana@ac%6de.com', 'malformed_domain'],
    [`ana@${'a'.repeat(64)}.com`, 'malformed_domain'],
    ['ana@co.uk', 'public_suffix'],
    ['ana\u200b@acme.com', 'invisible_character'],
    ['ana@ac\u00adme.com', 'invisible_character'],
    ['ana@acme.com\n', 'control_character'],
    ['ana@acme.com\r\nBcc: bob@acme.com', 'control_character'],
    ['ana\0@acme.com', 'control_character'],
    ['ana\ud800@acme.com', 'control_character'],
  ])('%j is refused: %s', (text, reason) => {
    expect(refusalOf(text)).toBe(reason);
  });

  it('holds the limits of RFC 5321, in octets', () => {
    expect(refusalOf(`${'a'.repeat(64)}@acme.com`)).toBeNull();
    expect(refusalOf(`${'a'.repeat(65)}@acme.com`)).toBe('local_part_too_long');
    expect(refusalOf(`${'ü'.repeat(33)}@acme.com`)).toBe('local_part_too_long');
    const domain = (length: number): string => `${'a.'.repeat((length - 3) / 2)}com`;
    expect(refusalOf(`ana@${domain(255)}`)).toBeNull();
    expect(refusalOf(`ana@${domain(257)}`)).toBe('domain_too_long');
  });

  it('reads its own output as the same address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const read = readAddress(text);
        if ('refused' in read) return;
        expect(readAddress(read.address)).toEqual(read);
      }),
    );
  });

  it('takes no bare address the library would not', () => {
    const character = fc.constantFrom(...'abz09.@-+_"\\()<>[],;: !#ü例');
    fc.assert(
      fc.property(fc.array(character, { minLength: 3, maxLength: 12 }), (characters) => {
        const text = `${characters.join('')}@acme.com`;
        const read = readAddress(text);
        if ('refused' in read) return;
        const parsed = emailAddresses.parseOneAddress({ input: text.trim(), rfc6532: true, atInDisplayName: true });
        expect(parsed?.type === 'mailbox' && parsed.address.toLowerCase()).toBe(read.address);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['.', 'a', '(', '"', '<', 'a@', 'a,', ' ', '\\', 'a.'])('stays fast on a thousand of "%s"', async (part) => {
    expect(await timesYardstick(() => readAddress(`${part.repeat(1_000)}@`))).toBeLessThan(60);
  });
});

describe('isRoleAddress', () => {
  it.each(['info', 'Sales', 'no-reply', 'No.Reply', 'info+web', 'kontakt'])('%s is a desk', (local) => {
    expect(isRoleAddress(local)).toBe(true);
  });

  it.each(['ana', 'salesman', 'ana.info', 'maria.sales', 'hrafn'])('%s is a person', (local) => {
    expect(isRoleAddress(local)).toBe(false);
  });
});
