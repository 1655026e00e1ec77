import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import { sayProblem, useAct } from '../api/queries';
import type { Cadence } from '../api/shapes';
import { count, en } from '../strings/en';
import { bodyOf, type CadenceInput } from './cadence-input';
import { fieldErrors } from './parts';

type UnderWay = 'keep' | 'move';

interface Question {
  values: CadenceInput;
  leads: number;
}

const stepsOf = (values: CadenceInput): string => JSON.stringify(bodyOf(values).steps);

/** Saves a cadence. Where its steps have changed and leads are under way, it asks first whom that concerns. */
export function useSaveCadence(
  form: UseFormReturnType<CadenceInput>,
  { id, known, onDone }: { id: string | null; known: CadenceInput; onDone: (saved: Cadence) => void },
) {
  const [question, setQuestion] = useState<Question | null>(null);
  const put = useAct(
    ({ values, underWay }: { values: CadenceInput; underWay: UnderWay }) =>
      id
        ? api.put<Cadence>(`/cadences/${id}`, { ...bodyOf(values), underWay })
        : api.post<Cadence>('/cadences', bodyOf(values)),
    { done: en.acts.saved, onDone, quiet: true, onProblem: (error) => form.setErrors(fieldErrors(error)) },
  );
  const look = useMutation({
    mutationFn: (_: CadenceInput) => api.get<{ leads: number }>(`/cadences/${id}/under-way`),
    onSuccess: ({ leads }, values) => (leads > 0 ? setQuestion({ values, leads }) : go(values, 'move')),
    onError: sayProblem,
  });
  const go = (values: CadenceInput, underWay: UnderWay) => {
    setQuestion(null);
    put.mutate({ values, underWay });
  };
  const save = {
    error: put.error,
    isPending: put.isPending || look.isPending,
    mutate: (values: CadenceInput) =>
      id && stepsOf(values) !== stepsOf(known) ? look.mutate(values) : go(values, 'keep'),
  };
  return { save, question: question && <Ask {...question} go={go} close={() => setQuestion(null)} /> };
}

function Ask({
  values,
  leads,
  go,
  close,
}: Question & { go: (values: CadenceInput, underWay: UnderWay) => void; close: () => void }) {
  return (
    <Modal opened onClose={close} title={en.cadences.askTitle} size="lg" centered>
      <Stack>
        <Text size="sm">{en.cadences.askText(count(leads))}</Text>
        <Text size="sm" c="dimmed">
          {en.cadences.askRest}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {en.acts.cancel}
          </Button>
          <Button variant="default" onClick={() => go(values, 'move')}>
            {en.cadences.underWayToo}
          </Button>
          <Button data-autofocus onClick={() => go(values, 'keep')}>
            {en.cadences.newOnly}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
