import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet, usePages } from '../api/queries';
import type { Page, Passage } from '../api/shapes';
import { useMay } from '../app/session';
import { askToRemove, Documents } from '../parts/documents';
import { useFilters } from '../parts/filters';
import { first } from '../parts/first';
import { FormDrawer, useSave } from '../parts/form';
import { OpenQuestions } from '../parts/open-questions';
import { Empty, Lines, NARROW, PageHead, ProblemNote } from '../parts/parts';
import { languageOf } from '../parts/places';
import { Time } from '../parts/time';
import { en } from '../strings/en';

type Tab = keyof typeof en.knowledge.tabs;

export default function Knowledge() {
  const may = useMay();
  const { search, set } = useFilters();
  const tabs = (Object.keys(en.knowledge.tabs) as Tab[]).filter((tab) => tab !== 'questions' || may.supervise);
  const tab = tabs.find((name) => name === search.tab) ?? 'passages';
  return (
    <>
      <PageHead narrow title={en.nav.knowledge} lead={en.knowledge.lead} />
      <div className="scroll" style={{ marginBottom: 12 }}>
        <SegmentedControl
          aria-label={en.nav.knowledge}
          value={tab}
          onChange={(value) => set({ tab: value })}
          data={tabs.map((value) => ({ value, label: en.knowledge.tabs[value] }))}
        />
      </div>
      {tab === 'questions' && <OpenQuestions />}
      {tab === 'passages' && <Pairs />}
      {tab === 'documents' && <Documents />}
      {tab === 'try' && <TryQuestion />}
    </>
  );
}

function Pairs() {
  const may = useMay();
  const passages = usePages<Passage>('/knowledge');
  const [open, setOpen] = useState<Passage | 'new' | null>(null);
  const add = may.administer && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')} style={{ alignSelf: 'flex-start' }}>
      {en.knowledge.add}
    </Button>
  );
  return (
    <Stack gap="sm" maw={NARROW}>
      {add}
      {passages.error ? (
        <ProblemNote error={passages.error} retry={() => void passages.refetch()} />
      ) : passages.isPending ? (
        <Lines n={6} />
      ) : passages.items.length === 0 ? (
        <Empty title={en.knowledge.empty} hint={en.knowledge.emptyHint} />
      ) : (
        <div className="panel">
          {passages.items.map((passage) => (
            <PassageRow key={passage.id} passage={passage} edit={() => setOpen(passage)} />
          ))}
        </div>
      )}
      {passages.hasNextPage && (
        <Button variant="default" onClick={() => void passages.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
      {open && (
        <PassageForm
          key={open === 'new' ? open : open.id}
          passage={open === 'new' ? null : open}
          close={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}

function PassageRow({ passage, edit }: { passage: Passage; edit?: () => void }) {
  const may = useMay();
  return (
    <div className="card-row" style={{ alignItems: 'flex-start', padding: '10px 14px' }}>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm" fw={600}>
          {passage.title}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {passage.text}
        </Text>
        <Text size="xs" c="dimmed" mt={2} component="div">
          {languageOf(passage.language)}
          {passage.documentId && ` · ${en.knowledge.ofDocument}`}
          {passage.validUntil && (
            <>
              {' '}
              · {en.knowledge.validUntil.toLowerCase()} <Time at={passage.validUntil} late />
            </>
          )}
        </Text>
      </div>
      {may.administer && edit && !passage.documentId && (
        <Button size="compact-xs" variant="default" aria-label={`${en.acts.edit}: ${passage.title}`} onClick={edit}>
          {en.acts.edit}
        </Button>
      )}
    </div>
  );
}

function PassageForm({ passage, close }: { passage: Passage | null; close: () => void }) {
  const form = useForm({
    initialValues: {
      title: passage?.title ?? '',
      text: passage?.text ?? '',
      language: passage?.language ?? 'en',
      validUntil: passage?.validUntil?.slice(0, 10) ?? '',
    },
  });
  const save = useSave(
    form,
    ({ validUntil, ...values }) => {
      const body = { ...values, validUntil: validUntil ? `${validUntil}T00:00:00Z` : null };
      return passage ? api.put(`/knowledge/${passage.id}`, body) : api.post('/knowledge', body);
    },
    { onDone: close },
  );
  const remove = useAct(() => api.del(`/knowledge/${passage?.id}`), { done: en.knowledge.removed, onDone: close });
  return (
    <FormDrawer title={passage ? en.acts.edit : en.knowledge.add} close={close} form={form} save={save}>
      <TextInput label={en.knowledge.question} required {...first} {...form.getInputProps('title')} />
      <Textarea
        label={en.knowledge.answer}
        description={en.knowledge.answerHint}
        autosize
        minRows={5}
        required
        {...form.getInputProps('text')}
      />
      <Group grow align="flex-start">
        <TextInput
          label={en.knowledge.language}
          description={en.knowledge.languageHint}
          {...form.getInputProps('language')}
        />
        <TextInput
          type="date"
          label={en.knowledge.validUntil}
          description={en.knowledge.validHint}
          {...form.getInputProps('validUntil')}
        />
      </Group>
      {passage && (
        <Button variant="subtle" color="red" onClick={() => askToRemove(() => remove.mutate(undefined))}>
          {en.acts.remove}
        </Button>
      )}
    </FormDrawer>
  );
}

function TryQuestion() {
  const [typed, setTyped] = useState('');
  const [language, setLanguage] = useState('en');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const found = useGet<Page<Passage>>(q ? '/knowledge/search' : null, { q, language });
  return (
    <Stack gap="sm" maw={NARROW}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={en.knowledge.tryLabel}
          description={en.knowledge.tryHint}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          style={{ flex: 1, minWidth: 240 }}
        />
        <Select
          label={en.knowledge.language}
          data={['en', 'de', 'fr', 'es']}
          value={language}
          onChange={(value) => setLanguage(value ?? 'en')}
          allowDeselect={false}
          w={90}
        />
      </Group>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {q && found.data?.items.length === 0 && <Empty title={en.knowledge.tryEmpty} />}
      {q && found.data && found.data.items.length > 0 && (
        <div className="panel">
          {found.data.items.map((passage) => (
            <PassageRow key={passage.id} passage={passage} />
          ))}
        </div>
      )}
    </Stack>
  );
}
