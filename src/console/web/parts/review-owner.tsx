import { Select } from '@mantine/core';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Message, Page } from '../api/shapes';
import { en } from '../strings/en';

/** Who can be asked to decide. */
export const useReviewers = () => useGet<Page<{ id: string; name: string }>>('/messages/reviewers').data?.items ?? [];

/** Whose it is to decide; nobody's is anybody's. Who is given it is told by mail. */
export function ReviewOwner({ draft }: { draft: Message }) {
  const reviewers = useReviewers();
  const assign = useAct((userId: string | null) => api.post(`/messages/${draft.id}/assign`, { userId }), {
    done: (_, userId) => en.review.assigned(reviewers.find(({ id }) => id === userId)?.name ?? null),
  });
  return (
    <Select
      size="xs"
      w={170}
      aria-label={en.review.owner}
      placeholder={en.review.anybody}
      data={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.assignedTo}
      onChange={(userId) => assign.mutate(userId)}
      clearable
      clearButtonProps={{ 'aria-label': en.acts.clear }}
    />
  );
}
