import { useState } from 'react';
import { useGet } from '../api/queries';
import type { Timeline } from '../api/shapes';
import { en } from '../strings/en';
import { Mail } from './mail';
import { Loaded } from './parts';

/** All that was written, under the brief; fetched when somebody opens it. */
export function HandoffThread({ leadId }: { leadId: string }) {
  const [opened, setOpened] = useState(false);
  const timeline = useGet<Timeline>(opened ? `/leads/${leadId}/timeline` : null);
  return (
    <details style={{ marginTop: 10 }} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{en.handoffs.open}</summary>
      {opened && (
        <Loaded of={timeline} lines={4}>
          {({ items, names }) =>
            items.map(
              (entry) =>
                entry.kind === 'message' && (
                  <Mail key={entry.message.id} message={entry.message} why={entry.why} names={names} />
                ),
            )
          }
        </Loaded>
      )}
    </details>
  );
}
