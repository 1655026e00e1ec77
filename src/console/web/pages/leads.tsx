import { Button, Checkbox, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { usePages } from '../api/queries';
import { type Lead, LEDGER_STATES } from '../api/shapes';
import { BulkActs } from '../parts/bulk-acts';
import { useFilters } from '../parts/filters';
import { Empty, LeadLink, Lines, nameOf, PageHead, ProblemNote, StateBadge } from '../parts/parts';
import { Time } from '../parts/time';
import { count, en, words } from '../strings/en';

const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, Lead>();
const text = (id: keyof Lead) =>
  helper.accessor((lead) => lead[id] as string | null, {
    id,
    header: en.leads.cols[id],
    cell: (cell) => cell.getValue() ?? '–',
  });

const columns = helper.columns([
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
  helper.display({ id: 'reason', header: en.leads.cols.reason, cell: ({ row }) => words(row.original.ledgerReason) }),
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

const WIDTHS: Record<string, string> = {
  name: 'minmax(150px, 1.4fr)',
  email: 'minmax(180px, 1.6fr)',
  state: '170px',
  next: '90px',
  created: '90px',
  country: '80px',
};
const FEW = { title: false, email: false, source: false, country: false, owner: false };
const ROW = 38;

export default function Leads() {
  const { search, set } = useFilters();
  const { q, ledger } = search;
  const leads = usePages<Lead>('/leads', { q, ledger }, 100);
  const [visible, setVisible] = useLocalStorage<Record<string, boolean>>({ key: 'lead-columns', defaultValue: FEW });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // eslint-disable-next-line react-hooks/set-state-in-effect -- another filter shows other leads: what is out of sight is not chosen
  useEffect(() => setChosen(new Set()), [q, ledger]);
  const table = useTable({
    features,
    columns,
    data: leads.items,
    getRowId: (lead) => lead.id,
    state: { columnVisibility: visible },
    onColumnVisibilityChange: (next) => setVisible(typeof next === 'function' ? next(visible) : next),
  });
  const filtered = Boolean(q || ledger);
  return (
    <>
      <PageHead
        title={en.leads.title}
        lead={leads.data && en.leads.shown(count(leads.items.length), leads.hasNextPage)}
      />
      <Group mb="sm" gap="xs">
        <SearchField key={q ? 'set' : 'unset'} value={q ?? ''} onSearch={(value) => set({ q: value })} />
        <Select
          aria-label={en.leads.state}
          placeholder={en.leads.state}
          data={LEDGER_STATES.map((value) => ({ value, label: en.states[value] }))}
          value={ledger ?? null}
          onChange={(value) => set({ ledger: value })}
          clearable
          w={200}
        />
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconColumns3 size={16} />}>
              {en.leads.columns}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {table.getAllLeafColumns().map((column) => (
              <Menu.Item key={column.id} onClick={() => column.toggleVisibility()}>
                <Checkbox
                  size="xs"
                  readOnly
                  tabIndex={-1}
                  checked={column.getIsVisible()}
                  label={en.leads.cols[column.id]}
                />
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {filtered && (
          <Button variant="subtle" onClick={() => set({ q: null, ledger: null })}>
            {en.acts.clear}
          </Button>
        )}
        {chosen.size > 0 && <BulkActs chosen={chosen} clear={() => setChosen(new Set())} />}
      </Group>
      {leads.error ? (
        <ProblemNote error={leads.error} retry={() => void leads.refetch()} />
      ) : leads.isPending ? (
        <Lines n={12} />
      ) : leads.items.length === 0 ? (
        <Empty title={filtered ? en.leads.empty : en.leads.emptyAll} />
      ) : (
        <LeadGrid
          table={table}
          chosen={chosen}
          setChosen={setChosen}
          more={leads.hasNextPage && !leads.isFetchingNextPage ? () => void leads.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function SearchField({ value, onSearch }: { value: string; onSearch: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback(onSearch, 250);
  return (
    <TextInput
      aria-label={en.leads.search}
      placeholder={en.leads.search}
      leftSection={<IconSearch size={16} />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value.trim());
      }}
      w={260}
    />
  );
}

type LeadTable = ReturnType<typeof useTable<typeof features, Lead>>;

/** Only the rows in sight are in the page; more are fetched as one scrolls. */
function LeadGrid({
  table,
  chosen,
  setChosen,
  more,
}: {
  table: LeadTable;
  chosen: ReadonlySet<string>;
  setChosen: (chosen: ReadonlySet<string>) => void;
  more?: () => void;
}) {
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) more?.();
  }, [last, rows.length, more]);
  const shown = table.getVisibleLeafColumns();
  const gridTemplateColumns = ['36px', ...shown.map(({ id }) => WIDTHS[id] ?? 'minmax(110px, 1fr)')].join(' ');
  const minWidth = 36 + shown.length * 130;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const all = rows.length > 0 && chosen.size === rows.length;
  return (
    <div
      ref={scroller}
      className="panel scroll"
      style={{ height: 'calc(100dvh - 190px)', minHeight: 300, overflow: 'auto' }}
      role="table"
      aria-label={en.leads.title}
      aria-rowcount={rows.length}
      tabIndex={0}
    >
      <div style={{ minWidth }} role="rowgroup">
        <div className="grid-head" style={{ gridTemplateColumns }} role="row">
          <div className="cell" role="columnheader">
            <Checkbox
              size="xs"
              aria-label={en.leads.chooseAll}
              checked={all}
              indeterminate={chosen.size > 0 && !all}
              onChange={() => setChosen(all ? new Set() : new Set(rows.map(({ id }) => id)))}
            />
          </div>
          {table.getFlatHeaders().map((header) => (
            <div className="cell" role="columnheader" key={header.id}>
              <table.FlexRender header={header} />
            </div>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                className="grid-row"
                role="row"
                aria-rowindex={index + 1}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
              >
                <div className="cell" role="cell">
                  <Checkbox
                    size="xs"
                    aria-label={`${en.leads.choose} ${nameOf(row.original)}`}
                    checked={chosen.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </div>
                {row.getVisibleCells().map((cell) => (
                  <div className="cell" role="cell" key={cell.id}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
        {more && (
          <Text size="xs" c="dimmed" p="xs">
            {en.acts.loading}
          </Text>
        )}
      </div>
    </div>
  );
}
