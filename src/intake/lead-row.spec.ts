import { recogniseColumns } from './columns.js';
import { readRow } from './lead-row.js';

describe('readRow', () => {
  const columns = recogniseColumns([
    'Record ID',
    'Lifecycle Stage',
    'Email',
    'Work email',
    'Unsubscribed from all email',
    'Notes',
  ]);

  it('uses the first filled column of a field and keeps the others', () => {
    expect(readRow(columns, ['7', 'lead', 'a@x.de', 'b@x.de', '', 'call\nback'])).toEqual({
      externalIds: { hubspot: '7' },
      email: 'a@x.de',
      custom: { 'Lifecycle Stage': 'lead', 'Work email': 'b@x.de', Notes: 'call\nback' },
    });
    expect(readRow(columns, ['7', '', ' ', 'b@x.de'])).toEqual({
      externalIds: { hubspot: '7' },
      email: 'b@x.de',
      custom: {},
    });
  });

  it('takes an unclear opt-out for one, and says so', () => {
    expect(readRow(columns, ['', '', 'a@x.de', '', 'true'])).toMatchObject({ optedOut: true });
    expect(readRow(columns, ['', '', 'a@x.de', '', 'true'])).not.toHaveProperty('problems');
    expect(readRow(columns, ['', '', 'a@x.de', '', 'perhaps'])).toMatchObject({
      optedOut: true,
      problems: [{ field: 'optedOut', reason: 'unclear_opt_out' }],
    });
    expect(readRow(columns, ['', '', 'a@x.de', '', 'false'])).not.toHaveProperty('optedOut');
  });

  it('reads the marketing status of HubSpot the right way round', () => {
    const status = recogniseColumns(['hs_object_id', 'hs_marketable_status', 'email']);
    expect(readRow(status, ['1', 'false', 'a@x.de'])).toHaveProperty('optedOut', true);
    expect(readRow(status, ['1', 'true', 'a@x.de'])).not.toHaveProperty('optedOut');
  });

  it('tells the rows of an unknown file apart by the id it was told of', () => {
    const told = recogniseColumns(['Nr', 'Mail'], { Nr: 'externalId' });
    expect(readRow(told, ['7', 'a@x.de'])).toMatchObject({ externalIds: { file: '7' } });
  });
});
