import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { Lead } from '../api/shapes';
import { en, reasonOf } from '../strings/en';
import { LeadLink, nameOf, StateBadge } from './parts';
import { Time } from './time';

export const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, Lead>();
const text = (id: keyof Lead) =>
  helper.accessor((lead) => lead[id] as string | null, {
    id,
    header: en.leads.cols[id],
    cell: (cell) => cell.getValue() ?? '–',
  });

export const columns = helper.columns([
  helper.display({
    id: 'name',
    header: en.leads.cols.name,
    cell: ({ row }) => <LeadLink id={row.original.id}>{nameOf(row.original)}</LeadLink>,
  }),
  text('company'),
  text('email'),
  text('title'),
  helper.display({
    id: 'state',
    header: en.leads.cols.state,
    cell: ({ row }) => <StateBadge state={row.original.ledgerState} />,
  }),
  helper.display({
    id: 'reason',
    header: en.leads.cols.reason,
    cell: ({ row }) => reasonOf(row.original.ledgerReason),
  }),
  helper.display({
    id: 'next',
    header: en.leads.cols.next,
    cell: ({ row }) => <Time at={row.original.nextActionAt} />,
  }),
  text('source'),
  text('country'),
  helper.accessor('ownerEmail', { id: 'owner', header: en.leads.cols.owner, cell: (cell) => cell.getValue() ?? '–' }),
  helper.display({
    id: 'created',
    header: en.leads.cols.created,
    cell: ({ row }) => <Time at={row.original.createdAt} />,
  }),
]);

/** What a column shows, by its names in a file: those of the API. The others are called as there. */
const FILED: Readonly<Record<string, (keyof Lead)[]>> = {
  name: ['firstName', 'lastName'],
  state: ['ledgerState'],
  reason: ['ledgerReason'],
  next: ['nextActionAt'],
  owner: ['ownerEmail'],
  created: ['createdAt'],
};

export const filedAs = (shown: { id: string }[]): string => shown.flatMap(({ id }) => FILED[id] ?? [id]).join(',');
