import { Button, Checkbox, Group, Menu, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { useEffect, useState } from 'react';
import { usePages } from '../api/queries';
import { type Lead, LEDGER_STATES } from '../api/shapes';
import { useMay } from '../app/session';
import { BulkActs } from '../parts/bulk-acts';
import { useFilters } from '../parts/filters';
import { columns, features } from '../parts/lead-columns';
import { LeadGrid } from '../parts/lead-grid';
import { Empty, Lines, PageHead, ProblemNote } from '../parts/parts';
import { count, en } from '../strings/en';

const FEW = { title: false, email: false, source: false, country: false, owner: false };

export default function Leads() {
  const { search, set } = useFilters();
  const { q, ledger } = search;
  const may = useMay();
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
        <Empty title={filtered ? en.leads.empty : en.leads.emptyAll} hint={filtered ? undefined : en.leads.emptyHint}>
          {!filtered && may.office && (
            <Button mt="xs" renderRoot={(props) => <Link to="/imports" {...props} />}>
              {en.leads.import}
            </Button>
          )}
        </Empty>
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
