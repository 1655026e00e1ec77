import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type Query, withQuery } from '../api/client';
import { en } from '../strings/en';

/** The report as a file, by the filters of the page. */
export function CsvLink({ report, query }: { report: string; query: Query }) {
  return (
    <Button
      component="a"
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={13} />}
      href={`/api${withQuery(`/reports/${report}.csv`, query)}`}
      download
      aria-label={`${en.acts.csv}: ${report}`}
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
