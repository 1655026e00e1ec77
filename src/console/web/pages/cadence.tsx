import { NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { Cadence } from '../api/shapes';
import { useMay } from '../app/session';
import { AudienceFields, audienceOf, type Clause, clausesOf } from '../parts/audience-fields';
import { CadenceSteps, type StepInput } from '../parts/cadence-steps';
import { Form, useSave, WindowFields } from '../parts/form';
import { Panel } from '../parts/panel';
import { Lines, Loaded, PageHead } from '../parts/parts';
import { en } from '../strings/en';

/** Charts are large: they come after the page. */
const CadenceCapacity = lazy(() =>
  import('../parts/capacity').then(({ CadenceCapacity: component }) => ({ default: component })),
);

export interface CadenceInput extends Record<string, unknown> {
  name: string;
  position: number;
  status: Cadence['status'];
  review: Cadence['review'];
  sendWindow: Cadence['sendWindow'];
  clauses: Clause[];
  steps: StepInput[];
}

const NEW: CadenceInput = {
  name: '',
  position: 100,
  status: 'active',
  review: 'first_step',
  sendWindow: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true },
  clauses: [],
  steps: [
    { waitDays: 0, purpose: 'opening', instruction: '' },
    { waitDays: 3, purpose: 'new_angle', instruction: '' },
    { waitDays: 7, purpose: 'close', instruction: '' },
  ],
};

const inputOf = ({ name, position, status, review, sendWindow, audience, steps }: Cadence): CadenceInput => ({
  ...{ name, position, status, review, sendWindow, clauses: clausesOf(audience) },
  steps: steps.map(({ id, waitDays, purpose, instruction }) => ({
    id,
    waitDays,
    purpose,
    instruction: instruction ?? '',
  })),
});

export default function CadencePage() {
  const { id } = useParams({ strict: false });
  const isNew = id === 'new';
  const cadence = useGet<Cadence>(isNew ? null : `/cadences/${id}`);
  if (isNew) return <Editor key="new" id={null} known={NEW} title={en.cadences.add} />;
  return (
    <Loaded of={cadence} lines={10}>
      {(data) => <Editor key={`${data.id} ${data.updatedAt}`} id={data.id} known={inputOf(data)} title={data.name} />}
    </Loaded>
  );
}

function Editor({ id, known, title }: { id: string | null; known: CadenceInput; title: string }) {
  const may = useMay();
  const navigate = useNavigate();
  const form = useForm<CadenceInput>({ initialValues: known });
  const save = useSave(
    form,
    ({ clauses, steps, ...values }) => {
      const body = {
        ...values,
        audience: audienceOf(clauses),
        steps: steps.map((step) => ({ ...step, instruction: step.instruction || null })),
      };
      return id ? api.put<Cadence>(`/cadences/${id}`, body) : api.post<Cadence>('/cadences', body);
    },
    { onDone: (saved) => void navigate({ to: '/cadences/$id', params: { id: saved.id } }) },
  );
  return (
    <>
      <PageHead title={title} lead={id ? en.cadences.underWay : en.cadences.lead} />
      <Form form={form} save={save} locked={!may.administer} cancel={() => void navigate({ to: '/cadences' })}>
        <div className="split">
          <Panel title={en.cadences.steps}>
            <CadenceSteps form={form} />
          </Panel>
          <Stack gap="md">
            <Panel title={en.cadences.rules}>
              <Stack gap="sm">
                <TextInput label={en.cadences.name} required {...form.getInputProps('name')} />
                <SimpleGrid cols={2}>
                  <NumberInput label={en.cadences.position} min={1} max={1000} {...form.getInputProps('position')} />
                  <Select
                    label={en.reps.status}
                    data={[
                      { value: 'active', label: en.reps.active },
                      { value: 'archived', label: en.cadences.archived },
                    ]}
                    allowDeselect={false}
                    {...form.getInputProps('status')}
                  />
                </SimpleGrid>
                <Text size="xs" c="dimmed">
                  {en.cadences.positionHint}
                </Text>
                <Select
                  label={en.cadences.review}
                  data={Object.entries(en.cadences.reviews).map(([value, label]) => ({ value, label }))}
                  allowDeselect={false}
                  {...form.getInputProps('review')}
                />
                <WindowFields
                  form={form}
                  path="sendWindow"
                  label={en.cadences.window}
                  description={en.cadences.windowHint}
                />
              </Stack>
            </Panel>
            <Panel title={en.cadences.audience}>
              <AudienceFields form={form} />
            </Panel>
          </Stack>
        </div>
      </Form>
      {id && may.office && (
        <Suspense fallback={<Lines n={5} />}>
          <div style={{ marginTop: 14 }}>
            <CadenceCapacity cadenceId={id} />
          </div>
        </Suspense>
      )}
    </>
  );
}
