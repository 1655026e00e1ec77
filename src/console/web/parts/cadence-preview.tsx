import { Alert, Button, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { CadencePreview, Lead, Page, PreviewedMail } from '../api/shapes';
import { en, words } from '../strings/en';
import { bodyOf, type CadenceInput } from './cadence-input';
import { Panel } from './panel';
import { nameOf, ProblemNote } from './parts';
import { exact } from './time';

/** What the writer would write to a lead by the steps as they stand in the editor. */
export function CadencePreviewPanel({ cadenceId, values }: { cadenceId: string; values: CadenceInput }) {
  const [leadId, setLeadId] = useState<string | null>(null);
  const { steps, sendWindow } = bodyOf(values);
  const asked = JSON.stringify({ leadId, steps, sendWindow });
  const preview = useMutation({
    mutationFn: (body: string) => api.post<CadencePreview>(`/cadences/${cadenceId}/preview`, JSON.parse(body)),
  });
  const isOld = preview.data !== undefined && preview.variables !== asked;
  return (
    <Panel title={en.preview.title}>
      <Stack gap="sm">
        <LeadSelect value={leadId} onChange={setLeadId} />
        <Button disabled={!leadId} loading={preview.isPending} onClick={() => preview.mutate(asked)}>
          {isOld ? en.preview.again : en.preview.go}
        </Button>
        <Text size="xs" c="dimmed" role="status">
          {isOld ? en.preview.old : en.preview.hint}
        </Text>
        {preview.error && <ProblemNote error={preview.error} />}
        {preview.data && <Mails preview={preview.data} />}
      </Stack>
    </Panel>
  );
}

function LeadSelect({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  // The name of the one that is chosen stands in the field: it is no search.
  const found = useGet<Page<Lead>>('/leads', { q: q === chosen?.label ? undefined : q, limit: 20 });
  const offered = (found.data?.items ?? []).map((lead) => ({
    value: lead.id,
    label: [nameOf(lead), lead.company].filter(Boolean).join(', '),
  }));
  return (
    <Select
      label={en.preview.lead}
      placeholder={en.preview.leadHint}
      searchable
      clearable
      data={chosen && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={en.leads.empty}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={(id, option) => {
        setChosen(id === null ? null : option);
        onChange(id);
      }}
    />
  );
}

function Mails({ preview: { mails, excluded, failed } }: { preview: CadencePreview }) {
  return (
    <>
      {excluded && <Alert color="orange" variant="light" title={en.preview.excluded(words(excluded))} />}
      <ol className="steps" aria-label={en.preview.title}>
        {mails.map((mail) => (
          <PreviewMail key={mail.step} mail={mail} />
        ))}
      </ol>
      {failed && (
        <Alert color="red" variant="light" title={en.preview.failed(failed.step)}>
          {failed.message}
        </Alert>
      )}
    </>
  );
}

function PreviewMail({ mail: { step, dueAt, subject, body, findings, writtenBy } }: { mail: PreviewedMail }) {
  return (
    <li className="step-line">
      <Text size="xs" c="dimmed">
        {exact(dueAt)} · {writtenBy}
      </Text>
      <Text size="sm" fw={600} mt={2}>
        {subject || en.cadences.step(step)}
      </Text>
      <Text size="sm" mt={4} className="letter">
        {body}
      </Text>
      {findings.length > 0 && (
        <Text size="xs" mt={4} className="late">
          {en.review.findings}: {findings.map(({ rule, detail }) => `${words(rule)} (${detail})`).join('; ')}
        </Text>
      )}
    </li>
  );
}
