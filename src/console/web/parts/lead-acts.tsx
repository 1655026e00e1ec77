import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Handoff, LeadDetail, Page } from '../api/shapes';
import { useMay, useSession } from '../app/session';
import { en } from '../strings/en';
import { modals } from './confirm';
import { askAboutLead } from './lead-dialog';

export interface LeadAct {
  name: string;
  run: () => void;
  isPending?: boolean;
}

/** What a person may do with one lead: only what fits where it stands. */
export function useLeadActs(lead: LeadDetail): LeadAct[] {
  const may = useMay();
  const path = `/leads/${lead.id}`;
  const resume = useAct(() => api.post(`${path}/resume`, {}), { done: en.lead.resumed });
  const stop = useAct(() => api.post(`${path}/stop`, {}), { done: en.lead.stopped });
  const takeOver = useAct(() => api.post(`${path}/take-over`, {}), { done: en.lead.takenOver });
  const { repId } = useSession().user;
  const withRep = lead.ledgerState === 'with_rep';
  const handoffs = useGet<Page<Handoff>>(withRep && may.readWords ? '/handoffs' : null, { lead: lead.id, limit: 1 });
  const handoff = withRep ? handoffs.data?.items.find(({ endedAt }) => endedAt === null) : undefined;
  const status = lead.enrollment?.status;
  const isOpen = status === 'active' || status === 'paused';
  const askStop = () =>
    modals.confirm({
      title: en.lead.stopTitle,
      body: en.lead.stopText,
      go: en.lead.acts.stop,
      danger: true,
      run: () => stop.mutate(undefined),
    });
  const acts: [boolean, LeadAct][] = [
    [
      may.readWords && lead.email !== null,
      { name: en.lead.acts.write, run: () => askAboutLead({ what: 'write', lead }) },
    ],
    [may.readWords && isOpen, { name: en.lead.acts.whisper, run: () => askAboutLead({ what: 'whisper', lead }) }],
    [
      may.readWords,
      {
        name: en.lead.acts.takeOver,
        run: () => (repId ? takeOver.mutate(undefined) : askAboutLead({ what: 'take-over', lead })),
        isPending: takeOver.isPending,
      },
    ],
    [may.readWords && !withRep, { name: en.lead.acts.handOff, run: () => askAboutLead({ what: 'hand-off', lead }) }],
    [may.supervise && withRep, { name: en.lead.acts.reassign, run: () => askAboutLead({ what: 'reassign', lead }) }],
    [
      handoff !== undefined,
      { name: en.handoffs.return, run: () => handoff && askAboutLead({ what: 'return', lead, handoffId: handoff.id }) },
    ],
    [status === 'active', { name: en.lead.acts.pause, run: () => askAboutLead({ what: 'pause', lead }) }],
    [status === 'paused', { name: en.lead.acts.resume, run: () => resume.mutate(undefined) }],
    [isOpen, { name: en.lead.acts.stop, run: askStop }],
    [
      may.office && !isOpen && mayBeginAgain(lead),
      { name: en.lead.acts.enroll, run: () => askAboutLead({ what: 'enroll', lead }) },
    ],
  ];
  return acts.flatMap(([fits, act]) => (fits ? [act] : []));
}

/** Whom a person may put into a cadence: who is done, and of those that get no mail the ones that nothing forbids it to. */
const mayBeginAgain = ({ ledgerState, ledgerReason }: LeadDetail): boolean =>
  ['finished', 'closed'].includes(ledgerState) ||
  (ledgerState === 'excluded' && ['held_out', 'no_cadence'].includes(ledgerReason));

/** As buttons on the lead's own page. */
export function LeadActs({ lead }: { lead: LeadDetail }) {
  const may = useMay();
  const acts = useLeadActs(lead);
  return (
    <Group gap="xs">
      {acts.map(({ name, run, isPending }, i) => (
        <Button key={name} size="xs" variant={i === 0 ? 'filled' : 'default'} loading={isPending} onClick={run}>
          {name}
        </Button>
      ))}
      {may.administer && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={en.lead.acts.more}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`/api/leads/${lead.id}/export`} download={`lead-${lead.id}.json`}>
              {en.lead.acts.export}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => askAboutLead({ what: 'erase', lead })}>
              {en.lead.acts.erase}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
