import { Button, Group, Menu } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { useEffect, useState } from 'react';
import { withQuery } from '../api/client';
import { usePages } from '../api/queries';
import type { Lead } from '../api/shapes';
import { useMay } from '../app/session';
import { BulkActs } from '../parts/bulk-acts';
import { useFilters } from '../parts/filters';
import { columns, features, filedAs } from '../parts/lead-columns';
import { filterOf, LeadFilters } from '../parts/lead-filters';
import { LeadGrid } from '../parts/lead-grid';
import { Empty, Lines, PageHead, ProblemNote } from '../parts/parts';
import { count, en } from '../strings/en';

const FEW = { title: false, email: false, source: false, country: false, owner: false };

export default function Leads() {
  const { search, set } = useFilters();
  const filter = filterOf(search);
  const asked = JSON.stringify(filter);
  const may = useMay();
  const leads = usePages<Lead>('/leads', { ...filter }, 100);
  const [visible, setVisible] = useLocalStorage<Record<string, boolean>>({ key: 'lead-columns', defaultValue: FEW });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // eslint-disable-next-line react-hooks/set-state-in-effect -- another filter shows other leads: what is out of sight is not chosen
  useEffect(() => setChosen(new Set()), [asked]);
  const table = useTable({
    features,
    columns,
    data: leads.items,
    getRowId: (lead) => lead.id,
    state: { columnVisibility: visible },
    onColumnVisibilityChange: (next) => setVisible(typeof next === 'function' ? next(visible) : next),
  });
  const shown = table.getVisibleLeafColumns();
  const filtered = asked !== '{}';
  return (
    <>
      <PageHead
        title={en.leads.title}
        lead={leads.data && en.leads.shown(count(leads.items.length), leads.hasNextPage)}
      />
      <Group mb="sm" gap="xs">
        <LeadFilters search={search} set={set} shown={leads.items} />
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconColumns3 size={16} />}>
              {en.leads.columns}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {table.getAllLeafColumns().map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                checked={column.getIsVisible()}
                onChange={(checked) => column.toggleVisibility(checked)}
              >
                {en.leads.cols[column.id]}
              </Menu.CheckboxItem>
            ))}
          </Menu.Dropdown>
        </Menu>
        {shown.length > 0 && (
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} />}
            href={`/api${withQuery('/leads.csv', { ...filter, columns: filedAs(shown) })}`}
            download="leads.csv"
            aria-label={en.leads.csv}
          >
            {en.acts.csv}
          </Button>
        )}
      </Group>
      {chosen.size > 0 && may.office && (
        <BulkActs
          key={asked}
          chosen={chosen}
          filter={filter}
          more={leads.hasNextPage && chosen.size === leads.items.length}
          clear={() => setChosen(new Set())}
        />
      )}
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
