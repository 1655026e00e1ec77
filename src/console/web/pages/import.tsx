import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Import, Undone } from '../api/shapes';
import { Panel } from '../parts/panel';
import { Lines, Loaded, modals, NARROW, PageHead } from '../parts/parts';
import { Time, useNow } from '../parts/time';
import { count, en, words } from '../strings/en';
import { ImportBadge } from './imports';

/** Charts are large: they come after the page. */
const ImportCapacity = lazy(() =>
  import('../parts/capacity').then(({ ImportCapacity: component }) => ({ default: component })),
);

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
                {data.vendorLabel} · <Time at={data.createdAt} />
              </>
            }
          >
            <ImportBadge of={data} />
          </PageHead>
          <Stack gap="md" maw={NARROW}>
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
      {(found.dryRun || found.status === 'done') && found.rowsMerged > 0 && (
        <Suspense fallback={<Lines n={5} />}>
          <ImportCapacity importId={found.id} />
        </Suspense>
      )}
      {!found.dryRun && <After found={found} />}
    </>
  );
}

/** What the server has counted: it is the same after a reload, and in another tab. */
function Running({ found }: { found: Import }) {
  const cancel = useAct(() => api.post(`/imports/${found.id}/cancel`), { done: en.imports.cancelled });
  const reads = found.status === 'reading';
  const [done, all] = reads ? [found.bytesRead, found.bytes] : [found.rowsMerged, found.rowsRead];
  return (
    <Panel title={reads ? en.imports.reading : en.imports.merging}>
      <Progress value={all > 0 ? (100 * done) / all : 0} size="lg" aria-label={en.imports.progress} />
      <Group justify="space-between" mt="xs">
        <Text size="sm" className="num" role="status">
          {reads
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

/** Nothing has changed yet: the same file is imported for good, without being sent again. */
function Rehearsed({ found }: { found: Import }) {
  const go = useAct(() => api.post<Import>(`/imports/${found.id}/start`));
  const rows = found.rowsMerged - (found.counts.duplicate_in_file ?? 0);
  return (
    <Group justify="flex-end">
      <Text size="sm" c="dimmed" mr="auto">
        {en.imports.rehearsedHint}
      </Text>
      <Button variant="default" renderRoot={(props) => <Link to="/imports" {...props} />}>
        {en.imports.another}
      </Button>
      <Button loading={go.isPending} onClick={() => go.mutate(undefined)}>
        {en.imports.go(count(rows))}
      </Button>
    </Group>
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
      {Object.keys(found.marks).length > 0 && (
        <div style={{ marginTop: 12 }}>
          <Counts of={found.marks} words={en.imports.marks} />
        </div>
      )}
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
  const now = useNow();
  const canUndo = found.undoUntil !== null && new Date(found.undoUntil).getTime() > now;
  return (
    <>
      {undo.data?.kept.map(({ reason, leads, message }) => (
        <Text size="sm" key={reason}>
          {count(leads)}: {message}
        </Text>
      ))}
      <Group>
        <Button renderRoot={(props) => <Link to="/leads" search={{ importId: found.id }} {...props} />}>
          {en.imports.toLeads}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/imports" {...props} />}>
          {en.imports.another}
        </Button>
        {canUndo && (
          <Group gap="xs" ml="auto">
            <Text size="xs" c="dimmed" component="div">
              {en.imports.undoUntil} <Time at={found.undoUntil} />
            </Text>
            <Button variant="subtle" color="red" loading={undo.isPending} onClick={ask}>
              {en.imports.undo}
            </Button>
          </Group>
        )}
      </Group>
    </>
  );
}
