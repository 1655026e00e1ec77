import fc from 'fast-check';
import {
  AUDIENCE_FIELDS,
  AUDIENCE_OPS,
  audienceSchema,
  audienceSql,
  type Audience,
  type Condition,
} from './audience.js';

const sql = (...all: Audience['all']) => audienceSql({ all }, 'lead', 1);

const problems = (...all: unknown[]) =>
  audienceSchema.safeParse({ all }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the SQL of an audience', () => {
  it('is true for everybody when there is no condition', () => {
    expect(sql()).toEqual({ text: 'true', params: [] });
  });

  it('compares without regard to case, and takes a missing value for a blank one', () => {
    expect(sql({ field: 'industry', op: 'is', value: 'Retail' })).toEqual({
      text: `lower(btrim(coalesce(lead.industry, ''))) = lower($1::text)`,
      params: ['Retail'],
    });
  });

  it('joins conditions with and, choices with or, and counts parameters on from the given one', () => {
    const audience: Audience = {
      all: [
        { field: 'country', op: 'in', value: ['DE', 'AT'] },
        {
          any: [
            { field: 'title', op: 'contains', value: 'head' },
            { field: 'custom.Tier (2026)', op: 'is', value: 'A' },
          ],
        },
        { field: 'owner_email', op: 'is_unknown' },
      ],
    };
    expect(audienceSql(audience, 'l', 4)).toEqual({
      text:
        `lower(btrim(coalesce(l.country, ''))) in (select lower(v) from unnest($4::text[]) v)` +
        ` and (strpos(lower(btrim(coalesce(l.title, ''))), lower($5::text)) > 0` +
        ` or lower(btrim(coalesce(l.custom ->> $6::text, ''))) = lower($7::text))` +
        ` and lower(btrim(coalesce(l.owner_email, ''))) = ''`,
      params: [['DE', 'AT'], 'head', 'Tier (2026)', 'A'],
    });
  });

  it('takes only a plain name for the alias', () => {
    expect(() => audienceSql({ all: [] }, 'lead; drop table lead', 1)).toThrow(/not a plain table alias/);
  });
});

describe('whatever a user writes', () => {
  const nasty = fc.constantFrom(
    `'; drop table lead; --`,
    '$1',
    '\\',
    '"',
    `' or true --`,
    '%',
    '_',
    '{}',
    'ß',
    '🦊',
    '__proto__',
  );
  const value = fc.oneof(nasty, fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }));
  const field = fc.oneof(
    fc.constantFrom(...AUDIENCE_FIELDS),
    value.map((key) => `custom.${key}` as const),
  );
  const condition: fc.Arbitrary<Condition> = fc
    .record({
      field,
      op: fc.constantFrom(...AUDIENCE_OPS),
      one: value,
      more: fc.array(value, { minLength: 1, maxLength: 4 }),
    })
    .map(({ field, op, one, more }) => {
      if (op === 'is_known' || op === 'is_unknown') return { field, op };
      return { field, op, value: op === 'in' || op === 'not_in' ? more : one };
    });
  const clause = fc.oneof(condition, fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 3 }) }));
  const audience: fc.Arbitrary<Audience> = fc.record({ all: fc.array(clause, { maxLength: 5 }) });

  const conditionsOf = ({ all }: Audience): Condition[] =>
    all.flatMap((clause) => ('any' in clause ? clause.any : [clause]));

  /** The same audience with every word of the user's replaced by one of ours. */
  function harmless({ all }: Audience): Audience {
    const swap = ({ field, op, value }: Condition): Condition => ({
      field: field.startsWith('custom.') ? 'custom.key' : field,
      op,
      ...(value === undefined ? {} : { value: Array.isArray(value) ? ['word'] : 'word' }),
    });
    return { all: all.map((clause) => ('any' in clause ? { any: clause.any.map(swap) } : swap(clause))) };
  }

  it('changes nothing in the text of the statement', () => {
    fc.assert(
      fc.property(audience, fc.integer({ min: 1, max: 90 }), (audience, first) => {
        expect(audienceSql(audience, 'l', first).text).toBe(audienceSql(harmless(audience), 'l', first).text);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a parameter, in the order of its number, and each number is used', () => {
    fc.assert(
      fc.property(audience, fc.integer({ min: 1, max: 90 }), (audience, first) => {
        const { text, params } = audienceSql(audience, 'l', first);
        const expected = conditionsOf(audience).flatMap(({ field, value }) => [
          ...(field.startsWith('custom.') ? [field.slice('custom.'.length)] : []),
          ...(value === undefined ? [] : [value]),
        ]);
        expect(params).toEqual(expected);
        const numbers = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
        expect(numbers).toEqual(params.map((_, i) => first + i));
      }),
      { numRuns: 1000 },
    );
  });

  it('is either refused or compiles', () => {
    fc.assert(
      fc.property(fc.oneof(audience, fc.jsonValue()), (input) => {
        const parsed = audienceSchema.safeParse(input);
        if (parsed.success) expect(audienceSql(parsed.data, 'l', 1).text).not.toBe('');
        else expect(parsed.error.issues.every(({ message }) => message.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the schema', () => {
  it('trims values and takes every field and comparison', () => {
    const values = { country: 'de', email_domain: 'example.com', owner_email: 'ann@example.com' };
    for (const field of AUDIENCE_FIELDS) {
      const one = values[field as keyof typeof values] ?? 'word';
      expect(problems({ field, op: 'is', value: ` ${one} ` }, { field, op: 'not_in', value: [one] })).toEqual([]);
      expect(problems({ any: [{ field, op: 'contains', value: 'x' }] }, { field, op: 'is_known' })).toEqual([]);
    }
    const parsed = audienceSchema.parse({ all: [{ field: 'custom.Tier', op: 'is', value: ' A ' }] });
    expect(parsed).toEqual({ all: [{ field: 'custom.Tier', op: 'is', value: 'A' }] });
  });

  it.each([
    [
      { field: 'country', op: 'is', value: 'Germany' },
      'all.0.value: country: "Germany" is not a two-letter country code such as DE',
    ],
    [{ field: 'country', op: 'in', value: ['DE', 'Austria'] }, 'all.0.value: country: "Austria" is not a two-letter'],
    [
      { field: 'email_domain', op: 'is', value: '@acme.com' },
      'email_domain: "@acme.com" is not a domain such as example.com',
    ],
    [{ field: 'owner_email', op: 'is_not', value: 'Ann' }, 'owner_email: "Ann" is not an address'],
    [{ field: 'country', op: 'in', value: 'DE' }, 'all.0.value: country: "in" needs a list of values'],
    [{ field: 'city', op: 'is', value: ['Ulm'] }, 'city: "is" needs one value'],
    [{ field: 'city', op: 'is' }, 'city: "is" needs a value'],
    [{ field: 'city', op: 'in', value: [] }, 'city: "in" needs 1 to 1000 values'],
    [{ field: 'city', op: 'is', value: '  ' }, 'city: a value is empty: use is_unknown for leads without one'],
    [{ field: 'city', op: 'is_known', value: 'x' }, 'city: "is_known" takes no value'],
    [{ field: 'city', op: 'is', value: 'x'.repeat(201) }, 'city: a value is longer than 200 characters'],
    [{ field: 'city', op: 'is', value: 'a\0b' }, 'city: a value contains an unreadable character'],
    [{ field: 'city', op: 'is', value: 7 }, 'all.0: value: give a text, or a list of texts'],
    [{ field: 'city', op: 'like', value: 'U' }, 'all.0: op: "like" is not a comparison: use is, is_not, contains'],
    [
      { field: 'shoe_size', op: 'is_known' },
      'all.0: field: "shoe_size" is not a field of a lead: use country, language',
    ],
    [{ field: 'custom.', op: 'is_known' }, 'or custom.<your own field>'],
    [{ any: [] }, 'all.0.any: "any" needs at least one condition'],
    [{ any: [{ field: 'city', op: 'is', value: '' }] }, 'all.0.any.0.value: city: a value is empty'],
    [{ any: [{ field: 'city', op: 'near', value: 'Ulm' }] }, 'all.0: any.0.op: "near" is not a comparison'],
    ['everybody', 'all.0: give a condition { field, op, value } or { any: [conditions] }'],
  ])('says what is wrong with %j', (clause, message) => {
    expect(problems(clause).join('\n')).toContain(message);
  });
});
