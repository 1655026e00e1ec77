import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../api/queries';
import type { Import } from '../api/shapes';
import { Dropzone } from '../parts/dropzone';
import { ImportDraft } from '../parts/import-draft';
import { TableBox } from '../parts/panel';
import { Lines, NARROW, PageHead, ProblemNote } from '../parts/parts';
import { Time } from '../parts/time';
import { count, en, words } from '../strings/en';

export default function Imports() {
  const imports = usePages<Import>('/imports');
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <PageHead narrow title={en.nav.imports} lead={en.imports.lead} />
      <Stack gap="md" maw={NARROW}>
        {file ? (
          <ImportDraft key={`${file.name}${file.lastModified}`} file={file} close={() => setFile(null)} />
        ) : (
          <Dropzone onFile={setFile} />
        )}
        {imports.error ? (
          <ProblemNote error={imports.error} retry={() => void imports.refetch()} />
        ) : imports.isPending ? (
          <Lines n={4} />
        ) : (
          imports.items.length > 0 && (
            <section aria-label={en.imports.earlier}>
              <Text fw={600} mb="xs">
                {en.imports.earlier}
              </Text>
              <Earlier imports={imports.items} />
              {imports.hasNextPage && (
                <Button variant="default" mt="sm" onClick={() => void imports.fetchNextPage()}>
                  {en.acts.more}
                </Button>
              )}
            </section>
          )
        )}
      </Stack>
    </>
  );
}

function Earlier({ imports }: { imports: Import[] }) {
  return (
    <TableBox label={en.imports.earlier}>
      <Table miw={640}>
        <Table.Thead>
          <Table.Tr>
            {Object.entries(en.imports.cols).map(([key, label]) => (
              <Table.Th key={key}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/imports/$id" params={{ id: row.id }} className="row-link">
                  {row.fileName}
                </Link>
                <Text size="xs" c="dimmed">
                  {row.vendorLabel}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={6}>
                  <ImportBadge of={row} />
                </Group>
              </Table.Td>
              <Table.Td className="num">{count(row.rowsRead)}</Table.Td>
              <Table.Td className="num">{count(row.counts.created ?? 0)}</Table.Td>
              <Table.Td>
                <Time at={row.createdAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableBox>
  );
}

const COLORS: Partial<Record<Import['status'], string>> = {
  done: 'teal',
  failed: 'red',
  reading: 'blue',
  merging: 'blue',
};

export function ImportBadge({ of: { status, dryRun } }: { of: Import }) {
  return (
    <>
      <Badge size="sm" variant="light" color={COLORS[status] ?? 'gray'}>
        {en.imports.statuses[status] ?? words(status)}
      </Badge>
      {dryRun && (
        <Badge size="sm" variant="outline" color="gray">
          {en.imports.rehearsal}
        </Badge>
      )}
    </>
  );
}
