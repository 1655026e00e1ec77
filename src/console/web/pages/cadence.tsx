import { NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useGet } from '../api/queries';
import type { Cadence } from '../api/shapes';
import { useMay } from '../app/session';
import { AudienceCount } from '../parts/audience-count';
import { AudienceFields } from '../parts/audience-fields';
import { type CadenceInput, inputOf, NEW_CADENCE } from '../parts/cadence-input';
import { CadencePreviewPanel } from '../parts/cadence-preview';
import { CadenceSteps } from '../parts/cadence-steps';
import { Form, WindowFields } from '../parts/form';
import { Panel } from '../parts/panel';
import { Lines, Loaded, PageHead } from '../parts/parts';
import { useSaveCadence } from '../parts/save-cadence';
import { en } from '../strings/en';

/** Charts are large: they come after the page. */
const CadenceCapacity = lazy(() =>
  import('../parts/capacity').then(({ CadenceCapacity: component }) => ({ default: component })),
);

export default function CadencePage() {
  const { id } = useParams({ strict: false });
  const isNew = id === 'new';
  const cadence = useGet<Cadence>(isNew ? null : `/cadences/${id}`);
  if (isNew) return <Editor key="new" id={null} known={NEW_CADENCE} title={en.cadences.add} />;
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
  const { save, question } = useSaveCadence(form, {
    id,
    known,
    onDone: (saved) => void navigate({ to: '/cadences/$id', params: { id: saved.id } }),
  });
  return (
    <>
      {question}
      <PageHead title={title} lead={id ? en.cadences.underWay : en.cadences.lead} />
      <div className={id && may.supervise ? 'cadence-beside' : undefined}>
        <Form form={form} save={save} locked={!may.administer} cancel={() => void navigate({ to: '/cadences' })}>
          <div className="cadence-parts">
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
                  <NumberInput
                    label={en.cadences.holdOut}
                    description={en.cadences.holdOutHint}
                    min={0}
                    max={50}
                    suffix=" %"
                    allowDecimal={false}
                    {...form.getInputProps('holdOutPercent')}
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
                <Stack gap="sm">
                  {may.office && <AudienceCount clauses={form.values.clauses} />}
                  <AudienceFields form={form} />
                </Stack>
              </Panel>
            </Stack>
          </div>
        </Form>
        {id && may.supervise && (
          <div className="beside">
            <CadencePreviewPanel cadenceId={id} values={form.values} />
          </div>
        )}
      </div>
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
