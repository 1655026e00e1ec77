import { z } from 'zod';

/** Fields of a lead, each the name of its column. Fields of the user's own are `custom.<key>`. */
export const AUDIENCE_FIELDS = [
  'country',
  'language',
  'source',
  'intake',
  'industry',
  'company',
  'title',
  'city',
  'state',
  'email_domain',
  'owner_email',
] as const;

const ONE_VALUE_OPS = ['is', 'is_not', 'contains', 'starts_with'] as const;
const LIST_OPS = ['in', 'not_in'] as const;
const NO_VALUE_OPS = ['is_known', 'is_unknown'] as const;
export const AUDIENCE_OPS = [...ONE_VALUE_OPS, ...LIST_OPS, ...NO_VALUE_OPS] as const;
export type AudienceOp = (typeof AUDIENCE_OPS)[number];

const CUSTOM = 'custom.';
const MAX_LENGTH = 200;
const MAX_VALUES = 1000;
const MAX_CONDITIONS = 50;

/** What a whole value of these fields looks like: the country "Germany" would fit nobody, and nobody would notice. */
const SHAPES = new Map<string, { pattern: RegExp; like: string }>([
  ['country', { pattern: /^[a-z]{2}$/i, like: 'a two-letter country code such as DE' }],
  ['email_domain', { pattern: /^[^@\s]+\.[^@\s]+$/, like: 'a domain such as example.com' }],
  ['owner_email', { pattern: /^[^@\s]+@[^@\s]+$/, like: 'an address such as ann@example.com' }],
]);

const fieldSchema = z
  .union([z.enum(AUDIENCE_FIELDS), z.templateLiteral([CUSTOM, z.string().min(1)])], {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not a field of a lead: use ${AUDIENCE_FIELDS.join(', ')} or ${CUSTOM}<your own field>`,
  })
  .refine(
    (name) => name.length <= MAX_LENGTH && !name.includes('\0'),
    'the name of the field is too long or unreadable',
  );

const conditionSchema = z
  .strictObject({
    field: fieldSchema,
    op: z.enum(AUDIENCE_OPS, {
      error: ({ input }) => `${JSON.stringify(input)} is not a comparison: use ${AUDIENCE_OPS.join(', ')}`,
    }),
    value: z
      .union([z.string().trim(), z.array(z.string().trim())], { error: 'give a text, or a list of texts' })
      .optional(),
  })
  .superRefine((condition, context) => {
    const problem = valueProblem(condition);
    if (problem) context.addIssue({ code: 'custom', path: ['value'], message: `${condition.field}: ${problem}` });
  });

const anySchema = z.strictObject({
  any: z.array(conditionSchema).min(1, '"any" needs at least one condition').max(MAX_CONDITIONS),
});

// A union by itself would only say that nothing fits: what is wrong is said by the kind that was meant.
const clauseSchema = z.union([conditionSchema, anySchema], {
  error: ({ input, errors }) => {
    if (typeof input !== 'object' || input === null)
      return 'give a condition { field, op, value } or { any: [conditions] }';
    const issue = errors['any' in input ? 1 : 0]?.[0];
    return issue && [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': ');
  },
});

export const audienceSchema = z.strictObject({ all: z.array(clauseSchema).max(MAX_CONDITIONS) });

export type Condition = z.infer<typeof conditionSchema>;

/**
 * Which leads a cadence is for: all of the conditions, of which each may be a choice of several (`any`). Upper and lower
 * case are alike. An empty list fits every lead.
 *
 * A field that is missing or blank counts as unknown. It fits `is_unknown`, and `is_not` and `not_in` as well: a lead
 * whose industry nobody knows is not in retail, and must not fall between two cadences.
 */
export type Audience = z.infer<typeof audienceSchema>;

function valueProblem({
  field,
  op,
  value,
}: {
  field: string;
  op: AudienceOp;
  value?: string | string[];
}): string | null {
  if (isOneOf(NO_VALUE_OPS, op)) return value === undefined ? null : `"${op}" takes no value`;
  if (isOneOf(LIST_OPS, op) !== Array.isArray(value)) {
    return isOneOf(LIST_OPS, op) ? `"${op}" needs a list of values` : `"${op}" needs one value`;
  }
  if (value === undefined) return `"${op}" needs a value`;
  const values = [value].flat();
  if (values.length === 0 || values.length > MAX_VALUES) return `"${op}" needs 1 to ${MAX_VALUES} values`;
  if (values.includes('')) return 'a value is empty: use is_unknown for leads without one';
  if (values.some((one) => one.length > MAX_LENGTH)) return `a value is longer than ${MAX_LENGTH} characters`;
  // PostgreSQL text cannot hold U+0000.
  if (values.some((one) => one.includes('\0'))) return 'a value contains an unreadable character';
  return shapeProblem(field, op, values);
}

function shapeProblem(field: string, op: AudienceOp, values: string[]): string | null {
  const shape = SHAPES.get(field);
  const isPart = op === 'contains' || op === 'starts_with';
  const odd = shape && !isPart ? values.find((value) => !shape.pattern.test(value)) : undefined;
  return odd === undefined ? null : `${JSON.stringify(odd)} is not ${shape?.like}`;
}

/**
 * The audience as a boolean SQL expression over the lead table, never null. Nothing a user wrote is in the text: values
 * and the keys of custom fields are parameters.
 *
 * @param alias of the lead table in the statement
 * @param firstParam number of the first parameter that is free, 1 for `$1`
 */
export function audienceSql(
  audience: Audience,
  alias: string,
  firstParam: number,
): { text: string; params: (string | string[])[] } {
  if (!/^[a-z_][a-z0-9_]*$/.test(alias)) throw new RangeError(`"${alias}" is not a plain table alias`);
  const params: (string | string[])[] = [];
  const bind = (value: string | string[]) => `$${firstParam - 1 + params.push(value)}`;
  const clauses = audience.all.map((clause) =>
    'any' in clause
      ? `(${clause.any.map((condition) => conditionSql(condition, alias, bind)).join(' or ') || 'false'})`
      : conditionSql(clause, alias, bind),
  );
  return { text: clauses.join(' and ') || 'true', params };
}

type Bind = (value: string | string[]) => string;

function conditionSql({ field, op, value = '' }: Condition, alias: string, bind: Bind): string {
  const known = `lower(btrim(coalesce(${columnSql(field, alias, bind)}, '')))`;
  const one = () => `lower(${bind([value].flat()[0] ?? '')}::text)`;
  const list = () => `(select lower(v) from unnest(${bind([value].flat())}::text[]) v)`;
  const tests: Record<AudienceOp, () => string> = {
    is: () => `${known} = ${one()}`,
    is_not: () => `${known} <> ${one()}`,
    contains: () => `strpos(${known}, ${one()}) > 0`,
    starts_with: () => `starts_with(${known}, ${one()})`,
    in: () => `${known} in ${list()}`,
    not_in: () => `${known} not in ${list()}`,
    is_known: () => `${known} <> ''`,
    is_unknown: () => `${known} = ''`,
  };
  return tests[op]();
}

function columnSql(field: Condition['field'], alias: string, bind: Bind): string {
  if (isOneOf(AUDIENCE_FIELDS, field)) return `${alias}.${field}`;
  return `${alias}.custom ->> ${bind(field.slice(CUSTOM.length))}::text`;
}

function isOneOf<T extends string>(list: readonly T[], name: string): name is T {
  return (list as readonly string[]).includes(name);
}
