import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Import, Undone } from '../api/shapes';
import { Dropzone } from '../parts/dropzone';
import { fileOf, sendFile } from '../parts/import-file';
import { ImportMapping } from '../parts/import-mapping';
import { Panel } from '../parts/panel';
import { Loaded, modals, PageHead, ProblemNote } from '../parts/parts';
import { Time } from '../parts/time';
import { count, en, words } from '../strings/en';
import { ImportBadge } from './imports';

const POLL_MS = 1_000;
const isRunning = ({ status }: Import): boolean => status === 'reading' || status === 'merging';

export default function ImportPage() {
  const { id } = useParams({ strict: false });
  const [running, setRunning] = useState(true);
  const found = useGet<Import>(`/imports/${id}`, {}, { every: running ? POLL_MS : undefined });
  if (found.data && isRunning(found.data) !== running) setRunning(isRunning(found.data));
  return (
    <Loaded of={found} lines={8}>
      {(data) => (
        <>
          <PageHead
            title={data.fileName}
            lead={
              <>
                {en.imports.vendors[data.vendor] ?? words(data.vendor)} · <Time at={data.createdAt} />
              </>
            }
          >
            <ImportBadge of={data} />
          </PageHead>
          <Stack gap="md" maw={1000}>
            <Body key={data.id} found={data} />
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function Body({ found }: { found: Import }) {
  if (isRunning(found)) return <Running found={found} />;
  return (
    <>
      {found.error && (
        <Alert color="red" variant="light" title={found.error} role="alert">
          {en.imports.failedHint}
        </Alert>
      )}
      {found.rowsMerged > 0 && <Result found={found} />}
      {found.dryRun && found.status === 'done' && <Rehearsed found={found} />}
      {!found.dryRun && <After found={found} />}
    </>
  );
}

/** What the server has counted: it is the same after a reload, and in another tab. */
function Running({ found }: { found: Import }) {
  const cancel = useAct(() => api.post(`/imports/${found.id}/cancel`), { done: en.imports.cancelled });
  const part = found.rowsRead > 0 ? (100 * found.rowsMerged) / found.rowsRead : 0;
  return (
    <Panel title={found.status === 'reading' ? en.imports.reading : en.imports.merging}>
      <Progress
        value={found.status === 'reading' ? 100 : part}
        animated={found.status === 'reading'}
        size="lg"
        aria-label={en.imports.progress}
      />
      <Group justify="space-between" mt="xs">
        <Text size="sm" className="num" role="status">
          {found.status === 'reading'
            ? en.imports.rowsRead(count(found.rowsRead))
            : en.imports.rowsMerged(count(found.rowsMerged), count(found.rowsRead))}
        </Text>
        {!found.dryRun && (
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {en.imports.cancel}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {en.imports.leaveHint}
      </Text>
    </Panel>
  );
}

/** Nothing has changed yet: columns may be explained, then it is done for good. */
function Rehearsed({ found }: { found: Import }) {
  const navigate = useNavigate();
  const [file, setFile] = useState(() => fileOf(found.id));
  const [choices, setChoices] = useState({
    mapping: found.mapping,
    policy: found.policy,
    cadenceId: found.cadenceId,
  });
  const [changed, setChanged] = useState(false);
  const go = useAct(({ dryRun }: { dryRun: boolean }) => sendFile(file!, dryRun, choices), {
    quiet: true,
    onDone: ({ id }) => void navigate({ to: '/imports/$id', params: { id } }),
  });
  if (!file) return <Dropzone title={en.imports.again(found.fileName)} onFile={setFile} busy={false} />;
  const good = (found.counts.created ?? 0) + (found.counts.updated ?? 0);
  return (
    <>
      <ImportMapping
        headers={found.headers}
        choices={choices}
        change={(changes) => {
          setChoices({ ...choices, ...changes });
          setChanged(true);
        }}
      />
      {go.error && <ProblemNote error={go.error} />}
      <Group justify="flex-end">
        <Text size="sm" c="dimmed" mr="auto">
          {changed ? en.imports.changedHint : en.imports.rehearsedHint}
        </Text>
        {changed && (
          <Button variant="default" loading={go.isPending} onClick={() => go.mutate({ dryRun: true })}>
            {en.imports.rehearse}
          </Button>
        )}
        <Button loading={go.isPending} onClick={() => go.mutate({ dryRun: false })}>
          {changed ? en.imports.goChanged : en.imports.go(count(good))}
        </Button>
      </Group>
    </>
  );
}

function Result({ found }: { found: Import }) {
  return (
    <Panel
      title={found.dryRun ? en.imports.wouldBe : en.imports.became}
      action={
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          href={`/api/imports/${found.id}/problems.csv`}
          download
        >
          {en.imports.problems}
        </Button>
      }
    >
      <Counts of={found.counts} words={en.imports.counts} />
      {Object.keys(found.standings).length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md" mb={4}>
            {found.dryRun ? en.imports.wouldStand : en.imports.stand}
          </Text>
          <Counts of={found.standings} words={en.imports.standings} />
        </>
      )}
    </Panel>
  );
}

function Counts({ of, words: names }: { of: Record<string, number>; words: Record<string, string> }) {
  return (
    <Group gap="xl">
      {Object.entries(of)
        .filter(([, rows]) => rows > 0)
        .map(([name, rows]) => (
          <div className="figure" key={name}>
            {count(rows)} <small>{names[name] ?? words(name)}</small>
          </div>
        ))}
    </Group>
  );
}

function After({ found }: { found: Import }) {
  const undo = useAct(() => api.post<Undone>(`/imports/${found.id}/undo`), {
    done: ({ removed }) => en.imports.undone(count(removed)),
  });
  const ask = () =>
    modals.confirm({
      title: en.imports.undoTitle,
      body: en.imports.undoText,
      go: en.imports.undo,
      danger: true,
      run: () => undo.mutate(undefined),
    });
  const canUndo = found.status === 'done' || found.status === 'cancelled';
  return (
    <>
      {undo.data?.kept.map(({ reason, leads, message }) => (
        <Text size="sm" key={reason}>
          {count(leads)}: {message}
        </Text>
      ))}
      <Group>
        <Button renderRoot={(props) => <Link to="/leads" {...props} />}>{en.imports.toLeads}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/imports" {...props} />}>
          {en.imports.another}
        </Button>
        {canUndo && (
          <Button variant="subtle" color="red" loading={undo.isPending} onClick={ask} ml="auto">
            {en.imports.undo}
          </Button>
        )}
      </Group>
    </>
  );
}
