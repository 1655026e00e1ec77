import { Alert, Button, Group, Select, SimpleGrid, Switch, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { Import, ImportPreview } from '../api/shapes';
import { en } from '../strings/en';
import { CadenceChoice } from './cadence-choice';
import { Panel } from './panel';
import { fieldErrors, Lines, nameOf, ProblemNote } from './parts';

type Mapping = Record<string, string>;

const formOf = (file: File, mapping: Mapping): FormData => {
  const form = new FormData();
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return form;
};

/** How a file would be read, before anything of it is kept: what its columns are can be said here. */
export function ImportDraft({ file, close }: { file: File; close: () => void }) {
  const navigate = useNavigate();
  const [mapping, setMapping] = useState<Mapping>({});
  const [policy, setPolicy] = useState('fill_blanks');
  const [cadenceId, setCadence] = useState<string | null>(null);
  const [again, setAgain] = useState(false);
  const preview = useQuery({
    queryKey: ['preview', file.name, file.size, file.lastModified, mapping],
    queryFn: () => api.post<ImportPreview>('/imports/preview', formOf(file, mapping)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const rehearse = useAct(
    () => {
      const form = formOf(file, mapping);
      form.set('policy', policy);
      form.set('cadenceId', cadenceId ?? '');
      form.set('again', String(again));
      form.set('dryRun', 'true');
      return api.post<Import>('/imports', form);
    },
    { quiet: true, onDone: ({ id }) => void navigate({ to: '/imports/$id', params: { id } }) },
  );
  const error = preview.error ?? rehearse.error;
  const found = preview.data;
  return (
    <Panel
      title={file.name}
      action={
        <Button size="compact-sm" variant="default" onClick={close}>
          {en.imports.other}
        </Button>
      }
    >
      {error && <ProblemNote error={error} remedy={fieldErrors(error).file ? en.imports.badFile : undefined} />}
      {!found && !error && <Lines n={6} />}
      {found && (
        <>
          <Text size="sm">
            {en.imports.recognised(found.vendorLabel, found.format.kind.toUpperCase(), found.columns.length)}
            {found.remembered && ` ${en.imports.remembered}`}
          </Text>
          {found.refusal && (
            <Alert color="orange" variant="light" mt="sm" title={found.refusal.message}>
              {en.imports.refusalHint}
            </Alert>
          )}
          <Columns preview={found} say={(name, use) => setMapping({ ...mapping, [name]: use })} />
          <FirstRows preview={found} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
            <Select
              label={en.imports.policy}
              data={Object.entries(en.imports.policies).map(([value, label]) => ({ value, label }))}
              value={policy}
              onChange={(value) => value && setPolicy(value)}
              allowDeselect={false}
            />
            <CadenceChoice value={cadenceId} onChange={setCadence} />
          </SimpleGrid>
          <Switch
            mt="sm"
            label={en.imports.startAgain}
            description={en.imports.startAgainHint}
            checked={again}
            onChange={({ currentTarget }) => setAgain(currentTarget.checked)}
          />
          <Group justify="flex-end" mt="md">
            <Text size="sm" c="dimmed">
              {en.imports.rehearseHint}
            </Text>
            <Button
              loading={rehearse.isPending}
              disabled={preview.isFetching || found.refusal !== null}
              onClick={() => rehearse.mutate(undefined)}
            >
              {en.imports.rehearse}
            </Button>
          </Group>
        </>
      )}
    </Panel>
  );
}

function Columns({ preview, say }: { preview: ImportPreview; say: (name: string, use: string) => void }) {
  const uses = preview.fields.map(({ name, label }) => ({ value: name, label }));
  const labelOf = (use: string) => preview.fields.find(({ name }) => name === use)?.label ?? use;
  return (
    <div className="scroll boxed" role="region" aria-label={en.imports.columns} tabIndex={0}>
      <Table miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{en.imports.column}</Table.Th>
            <Table.Th>{en.imports.samples}</Table.Th>
            <Table.Th>{en.imports.readAs}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.columns.map(({ name, use, suggestion, samples }) => (
            <Table.Tr key={name}>
              <Table.Td fw={550} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {samples.join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td w={260}>
                <Select
                  size="xs"
                  aria-label={`${en.imports.readAs}: ${name}`}
                  data={uses}
                  value={use}
                  onChange={(chosen) => chosen && say(name, chosen)}
                  allowDeselect={false}
                  searchable
                />
                {suggestion && (
                  <Button size="compact-xs" variant="subtle" onClick={() => say(name, suggestion)}>
                    {en.imports.looksLike(labelOf(suggestion))}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function FirstRows({ preview: { rows } }: { preview: ImportPreview }) {
  if (rows.length === 0) return null;
  return (
    <>
      <Text size="sm" fw={600} mt="md">
        {en.imports.firstRows}
      </Text>
      <div className="scroll boxed" role="region" aria-label={en.imports.firstRows} tabIndex={0}>
        <Table miw={760}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{en.imports.row}</Table.Th>
              {(['name', 'email', 'company', 'country'] as const).map((column) => (
                <Table.Th key={column}>{en.leads.cols[column]}</Table.Th>
              ))}
              <Table.Th>{en.lead.fact.phone}</Table.Th>
              <Table.Th>{en.imports.toLook}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ rowNumber, lead, problems }) => (
              <Table.Tr key={rowNumber}>
                <Table.Td className="num">{rowNumber}</Table.Td>
                <Table.Td>{nameOf(lead)}</Table.Td>
                <Table.Td>{lead.email ?? '–'}</Table.Td>
                <Table.Td>{lead.company ?? '–'}</Table.Td>
                <Table.Td>{lead.country ?? '–'}</Table.Td>
                <Table.Td>{lead.phone ?? '–'}</Table.Td>
                <Table.Td>
                  <Text size="xs">{problems.join('; ')}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
