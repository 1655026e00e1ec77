import { Select, SimpleGrid, Table, Text } from '@mantine/core';
import { useGet } from '../api/queries';
import type { Cadence, Page } from '../api/shapes';
import { en } from '../strings/en';
import type { ImportChoices } from './import-file';
import { Panel } from './panel';

const USES = Object.entries(en.imports.uses).map(([value, label]) => ({ value, label }));

/** What each column was read as, and what happens to leads that are known. */
export function ImportMapping({
  headers,
  choices,
  change,
}: {
  headers: string[];
  choices: ImportChoices;
  change: (changes: Partial<ImportChoices>) => void;
}) {
  const cadences = useGet<Page<Cadence>>('/cadences');
  const active = cadences.data?.items.filter(({ status }) => status === 'active') ?? [];
  return (
    <Panel title={en.imports.columns}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
        <Select
          label={en.imports.policy}
          data={Object.entries(en.imports.policies).map(([value, label]) => ({ value, label }))}
          value={choices.policy}
          onChange={(policy) => policy && change({ policy })}
          allowDeselect={false}
        />
        <Select
          label={en.lead.cadence}
          placeholder={en.lead.firstThatFits}
          data={active.map(({ id, name }) => ({ value: id, label: name }))}
          value={choices.cadenceId}
          onChange={(cadenceId) => change({ cadenceId })}
          clearable
        />
      </SimpleGrid>
      <div className="scroll" role="region" aria-label={en.imports.columns} tabIndex={0} style={{ maxHeight: 420 }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{en.imports.column}</Table.Th>
              <Table.Th>{en.imports.readAs}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {headers.map((header) => (
              <Table.Tr key={header}>
                <Table.Td>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {header}
                  </Text>
                </Table.Td>
                <Table.Td w={280}>
                  <Select
                    size="xs"
                    aria-label={`${en.imports.readAs}: ${header}`}
                    data={USES}
                    value={choices.mapping[header] ?? 'ignore'}
                    onChange={(use) => use && change({ mapping: { ...choices.mapping, [header]: use } })}
                    allowDeselect={false}
                    searchable
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}
