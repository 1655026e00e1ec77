import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { api } from '../api/client';
import { useAct, usePages } from '../api/queries';
import type { KnowledgeDocument } from '../api/shapes';
import { useMay } from '../app/session';
import { en } from '../strings/en';
import { Empty, Lines, modals, NARROW, ProblemNote } from './parts';
import { Time } from './time';

export const askToRemove = (run: () => void): void =>
  modals.confirm({
    title: en.knowledge.removeTitle,
    body: en.knowledge.removeText,
    go: en.acts.remove,
    danger: true,
    run,
  });

export function Documents() {
  const may = useMay();
  const documents = usePages<KnowledgeDocument>('/knowledge/documents');
  const upload = useAct(
    (file: File) => {
      const form = new FormData();
      form.set('file', file);
      return api.post<KnowledgeDocument>('/knowledge/documents', form);
    },
    { done: ({ name, passages }) => en.knowledge.uploaded(name, passages) },
  );
  const remove = useAct((id: string) => api.del(`/knowledge/documents/${id}`), { done: en.knowledge.removed });
  return (
    <Stack gap="sm" maw={NARROW}>
      {may.administer && (
        <Group gap="sm">
          <FileButton
            onChange={(file) => file && upload.mutate(file)}
            accept=".md,.markdown,.txt,.html,.htm,.pdf"
            inputProps={{ 'aria-label': en.knowledge.upload }}
          >
            {(props) => (
              <Button leftSection={<IconUpload size={16} />} loading={upload.isPending} {...props}>
                {en.knowledge.upload}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {en.knowledge.uploadHint}
          </Text>
        </Group>
      )}
      {documents.error ? (
        <ProblemNote error={documents.error} retry={() => void documents.refetch()} />
      ) : documents.isPending ? (
        <Lines n={4} />
      ) : documents.items.length === 0 ? (
        <Empty title={en.knowledge.noDocuments} hint={en.knowledge.emptyHint} />
      ) : (
        <div className="panel">
          {documents.items.map((document) => (
            <div className="card-row" key={document.id} style={{ padding: '10px 14px' }}>
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {document.name}
                </Text>
                <Text size="xs" c="dimmed" component="div">
                  {en.knowledge.passages(document.passages)} · {document.language} · {document.format} ·{' '}
                  <Time at={document.createdAt} />
                </Text>
              </div>
              {may.administer && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${en.acts.remove}: ${document.name}`}
                  onClick={() => askToRemove(() => remove.mutate(document.id))}
                >
                  {en.acts.remove}
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
      {documents.hasNextPage && (
        <Button variant="default" onClick={() => void documents.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
    </Stack>
  );
}
