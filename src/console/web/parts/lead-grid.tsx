import { Checkbox, Text } from '@mantine/core';
import type { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Lead } from '../api/shapes';
import { en } from '../strings/en';
import type { features } from './lead-columns';
import { nameOf } from './parts';

const WIDTHS: Record<string, string> = {
  name: 'minmax(150px, 1.4fr)',
  email: 'minmax(180px, 1.6fr)',
  state: '190px',
  next: '90px',
  created: '90px',
  country: '80px',
};
const ROW = 38;

type LeadTable = ReturnType<typeof useTable<typeof features, Lead>>;

/** Only the rows in sight are in the page; more are fetched as one scrolls. */
export function LeadGrid({
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
