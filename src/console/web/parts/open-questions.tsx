import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, usePages } from '../api/queries';
import type { OpenQuestion } from '../api/shapes';
import { en } from '../strings/en';
import { first } from './first';
import { FormDrawer, useSave } from './form';
import { Empty, LeadLink, Lines, NARROW, ProblemNote } from './parts';
import { Time } from './time';

/** What leads asked and nothing answers: one answer serves all who asked. */
export function OpenQuestions() {
  const questions = usePages<OpenQuestion>('/questions', { status: 'open' });
  const [open, setOpen] = useState<OpenQuestion | null>(null);
  const dismiss = useAct((id: string) => api.post(`/questions/${id}/dismiss`), { done: en.knowledge.dismissed });
  if (questions.error) return <ProblemNote error={questions.error} retry={() => void questions.refetch()} />;
  if (questions.isPending) return <Lines n={4} />;
  if (questions.items.length === 0)
    return <Empty title={en.knowledge.noQuestions} hint={en.knowledge.noQuestionsHint} />;
  return (
    <Stack gap="sm" maw={NARROW}>
      {questions.items.map((question) => (
        <article className="panel" key={question.id} aria-label={question.text} style={{ padding: 14 }}>
          <Text size="sm" fw={600}>
            {question.text}
          </Text>
          <Text size="xs" c="dimmed" component="div" mt={2}>
            {en.knowledge.asked(question.asked)} · {question.language} · {en.knowledge.lastAsked}{' '}
            <Time at={question.lastAskedAt} />
          </Text>
          {question.askings.map(({ id, leadId, text }) => (
            <Text size="sm" key={id} mt={4}>
              <LeadLink id={leadId}>“{text}”</LeadLink>
            </Text>
          ))}
          <Group gap="xs" mt="sm">
            <Button size="xs" onClick={() => setOpen(question)}>
              {en.knowledge.answerIt}
            </Button>
            <Button size="xs" variant="default" onClick={() => dismiss.mutate(question.id)}>
              {en.knowledge.dismiss}
            </Button>
          </Group>
        </article>
      ))}
      {questions.hasNextPage && (
        <Button variant="default" onClick={() => void questions.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
      {open && <AnswerForm key={open.id} question={open} close={() => setOpen(null)} />}
    </Stack>
  );
}

function AnswerForm({ question, close }: { question: OpenQuestion; close: () => void }) {
  const form = useForm({ initialValues: { title: question.text, text: '', language: question.language } });
  const save = useSave(form, (values) => api.post(`/questions/${question.id}/answer`, values), {
    done: en.knowledge.answered,
    onDone: close,
  });
  return (
    <FormDrawer title={en.knowledge.answerIt} close={close} form={form} save={save}>
      <TextInput label={en.knowledge.question} {...form.getInputProps('title')} />
      <Textarea
        label={en.knowledge.answer}
        description={en.knowledge.answerHint}
        autosize
        minRows={5}
        required
        {...first}
        {...form.getInputProps('text')}
      />
      <TextInput
        label={en.knowledge.language}
        description={en.knowledge.languageHint}
        w={160}
        {...form.getInputProps('language')}
      />
    </FormDrawer>
  );
}
