import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { en } from '../strings/en';

type Cell = string | number | null;

/** A cell that a spreadsheet would take for a formula is text. */
const cellOf = (cell: Cell): string => {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** What the panel shows, as a file. */
export function CsvButton({ name, rows }: { name: string; rows: readonly (readonly Cell[])[] | undefined }) {
  const save = () => {
    const text = (rows ?? []).map((row) => row.map(cellOf).join(',')).join('\r\n');
    saveFile(`${name}.csv`, text, 'text/csv;charset=utf-8');
  };
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={13} />}
      disabled={!rows || rows.length === 0}
      aria-label={`${en.acts.csv}: ${name}`}
      onClick={save}
    >
      {en.acts.csv}
    </Button>
  );
}

export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
