import { useGet } from '../api/queries';
import type { Message, MessageReasons, Timeline } from '../api/shapes';

/** Why a message is there; the page asks for the timeline of its lead anyway. Undefined until it is known. */
export function useReasons({ id, leadId }: Message): MessageReasons | undefined {
  const timeline = useGet<Timeline>(leadId && `/leads/${leadId}/timeline`);
  const found = timeline.data?.items.find((entry) => entry.kind === 'message' && entry.message.id === id);
  return found?.kind === 'message' ? found.why : undefined;
}
