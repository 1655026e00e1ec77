import { Button, Group, NumberInput, Select, Stack, Table, Text, Title } from '@mantine/core';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Autonomy, AutonomyCell, CellReport } from '../api/shapes';
import { useMay } from '../app/session';
import { count, en, words } from '../strings/en';
import { Panel } from './panel';
import { Loaded } from './parts';

const ACTS = (Object.keys(en.autonomy.acts) as AutonomyCell['act'][]).map((value) => ({
  value,
  label: en.autonomy.acts[value],
}));
const USUAL_MINUTES = 10;
const COLUMNS = [
  { confidence: 'high', value: 'normal' },
  { confidence: 'medium', value: 'normal' },
  { confidence: 'high', value: 'high' },
  { confidence: 'medium', value: 'high' },
] as const;

/** What the agent may do by itself with a reply: a choice holds at once for every answer that is not written yet. */
export function AutonomyPanel() {
  const may = useMay();
  const autonomy = useGet<Autonomy>('/settings/autonomy');
  const record = useGet<{ items: CellReport[] }>('/reports/autonomy').data?.items ?? [];
  const save = useAct((body: Pick<Autonomy, 'cells' | 'highValue'>) => api.put('/settings/autonomy', body), {
    done: en.acts.saved,
  });
  return (
    <Panel
      title={en.autonomy.title}
      action={
        may.administer &&
        autonomy.data &&
        autonomy.data.cells.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => save.mutate({ cells: [], highValue: autonomy.data.highValue })}
          >
            {en.autonomy.reset}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        {en.autonomy.lead}
      </Text>
      <Loaded of={autonomy} lines={4}>
        {({ matrix, cells, highValue }) => {
          const locked = !may.administer || save.isPending;
          const say = ({ class: kind, confidence, value, act, minutes }: AutonomyCell) => {
            const cell = { class: kind, confidence, value, act, minutes };
            save.mutate({ cells: [...cells.filter((known) => !isSame(known, cell)), cell], highValue });
          };
          return (
            <>
              <Matrix
                matrix={matrix}
                columns={COLUMNS.filter(({ value }) => value === 'normal' || highValue !== null)}
                record={record}
                locked={locked}
                say={say}
              />
              <Proposals record={record} locked={locked} say={say} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** What speaks for more freedom, or for less; one click decides. */
function Proposals({ record, locked, say }: Pick<MatrixProps, 'record' | 'locked' | 'say'>) {
  const proposed = record.filter(({ proposal }) => proposal);
  if (proposed.length === 0) return null;
  return (
    <Stack gap="xs" mt="md">
      <Title order={3} size="h6">
        {en.autonomy.proposals}
      </Title>
      {proposed.map(({ proposal, ...cell }) => (
        <Group key={cellName(cell)} gap="sm" justify="space-between">
          <Text size="sm">
            {cellName(cell)}: {en.autonomy.because[proposal!.because](count(proposal!.of), count(proposal!.cases))}.
          </Text>
          <Button
            size="xs"
            variant="light"
            color={proposal!.direction === 'promote' ? 'pine' : 'red'}
            disabled={locked}
            onClick={() => say({ ...cell, ...proposal!.to })}
          >
            {proposal!.to.minutes === null
              ? en.autonomy.acts[proposal!.to.act as keyof typeof en.autonomy.acts]
              : en.autonomy.after(proposal!.to.minutes)}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}

export const cellName = ({ class: kind, confidence, value }: AutonomyCell): string =>
  [
    en.classes[kind as keyof typeof en.classes] ?? words(kind),
    en.autonomy.bands[confidence].toLowerCase(),
    ...(value === 'high' ? [en.autonomy.highValue] : []),
  ].join(', ');

const isSame = (one: Autonomy['cells'][number], other: AutonomyCell): boolean =>
  one.class === other.class && one.confidence === other.confidence && one.value === other.value;

interface MatrixProps {
  matrix: AutonomyCell[];
  columns: readonly Pick<AutonomyCell, 'confidence' | 'value'>[];
  record: readonly CellReport[];
  locked: boolean;
  say: (cell: AutonomyCell) => void;
}

function Matrix({ matrix, columns, record, locked, say }: MatrixProps) {
  const classes = [...new Set(matrix.map((cell) => cell.class))];
  return (
    <div className="scroll" role="region" aria-label={en.autonomy.title} tabIndex={0}>
      <Table miw={420} highlightOnHover={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{en.autonomy.reply}</Table.Th>
            {columns.map(({ confidence, value }) => (
              <Table.Th key={confidence + value}>
                {en.autonomy.bands[confidence]}
                {value === 'high' && `, ${en.autonomy.highValue}`}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {classes.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{en.classes[name as keyof typeof en.classes] ?? words(name)}</Table.Td>
              {columns.map(({ confidence, value }) => {
                const cell = matrix.find(
                  (one) => one.class === name && one.confidence === confidence && one.value === value,
                );
                return (
                  <Table.Td key={confidence + value} valign="top">
                    {cell && <Choice {...{ cell, locked, say }} />}
                    {cell && <RecordLine of={record.find((one) => isSame(one, cell))} />}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** How many of the drafts that a person has seen left as they were. */
function RecordLine({ of }: { of: CellReport | undefined }) {
  const seen = of ? of.approved + of.edited + of.rejected : 0;
  if (!of || seen === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {en.autonomy.asWas(count(of.approved), count(seen))}
    </Text>
  );
}

function Choice({ cell, locked, say }: { cell: AutonomyCell; locked: boolean; say: MatrixProps['say'] }) {
  const name = `${cell.class}, ${cell.confidence}`;
  return (
    <>
      <Select
        size="xs"
        aria-label={`${en.autonomy.title}: ${name}`}
        data={ACTS}
        value={cell.act}
        disabled={locked}
        onChange={(act) => act && say({ ...cell, act, minutes: act === 'send_after' ? USUAL_MINUTES : null })}
        allowDeselect={false}
      />
      {cell.act === 'send_after' && (
        <NumberInput
          size="xs"
          mt={4}
          min={1}
          max={1440}
          suffix={` ${en.autonomy.minutes}`}
          aria-label={`${en.autonomy.minutes}: ${name}`}
          disabled={locked}
          defaultValue={cell.minutes ?? USUAL_MINUTES}
          onBlur={({ currentTarget }) => {
            const minutes = Number.parseInt(currentTarget.value, 10);
            if (minutes > 0 && minutes !== cell.minutes) say({ ...cell, minutes });
          }}
        />
      )}
    </>
  );
}
