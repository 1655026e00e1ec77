import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useGet } from '../api/queries';
import type { Lead, LeadDetail, Page } from '../api/shapes';
import { useLeadActs } from '../parts/lead-acts';
import { nameOf } from '../parts/parts';
import { en } from '../strings/en';
import { placesOf } from './navigation';
import { useSession } from './session';

interface PaletteAct {
  name: string;
  run: () => void;
}

interface PaletteProps {
  acts: PaletteAct[];
}

/** ⌘K: a lead, a page, an act, of which those on the lead that is open come first. */
export function Palette({ acts }: PaletteProps) {
  const { id } = useParams({ strict: false });
  const isLead = useLocation({ select: ({ pathname }) => pathname === `/leads/${id}` });
  const { data: lead } = useGet<LeadDetail>(isLead ? `/leads/${id}` : null);
  return isLead && lead && lead.id === id ? <OnLead lead={lead} acts={acts} /> : <List acts={acts} />;
}

function OnLead({ lead, acts }: PaletteProps & { lead: LeadDetail }) {
  const onLead = useLeadActs(lead);
  return <List acts={acts} onLead={{ name: nameOf(lead), acts: onLead }} />;
}

function List({ acts, onLead }: PaletteProps & { onLead?: { name: string; acts: PaletteAct[] } }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 180);
  const found = useGet<Page<Lead>>(q.length > 1 ? '/leads' : null, { q, limit: 8 });
  const fits = (name: string) => name.toLowerCase().includes(typed.trim().toLowerCase());
  const places = placesOf(user.role).filter(({ name }) => fits(name));
  const offered = acts.filter(({ name }) => fits(name));
  const offeredOnLead = onLead?.acts.filter(({ name }) => fits(`${name} ${onLead.name}`)) ?? [];
  const leads = q.length > 1 ? (found.data?.items ?? []) : [];
  useFirstChosen(leads);
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      attributes={{ content: { 'aria-label': en.shell.palette } }}
      scrollable
      maxHeight={420}
      clearQueryOnClose
    >
      <Spotlight.Search placeholder={en.shell.palette} leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {onLead && offeredOnLead.length > 0 && <Acts label={onLead.name} acts={offeredOnLead} />}
        {leads.length > 0 && (
          <Spotlight.ActionsGroup label={en.shell.leads}>
            {leads.map((lead) => (
              <Spotlight.Action
                key={lead.id}
                label={nameOf(lead)}
                description={[lead.company, en.states[lead.ledgerState]].filter(Boolean).join(' · ')}
                leftSection={<IconUser size={18} />}
                onClick={() => void navigate({ to: '/leads/$id', params: { id: lead.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {places.length > 0 && (
          <Spotlight.ActionsGroup label={en.shell.pages}>
            {places.map(({ to, name, icon: Icon }) => (
              <Spotlight.Action
                key={to}
                label={name}
                leftSection={<Icon size={18} />}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {offered.length > 0 && <Acts label={en.shell.acts} acts={offered} />}
        {leads.length + places.length + offered.length + offeredOnLead.length === 0 && (
          <Spotlight.Empty>{en.shell.nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Spotlight chooses the first line when something is typed; leads come later, and Enter takes the first of them then. */
function useFirstChosen(found: Lead[]): void {
  const which = found.map(({ id }) => id).join();
  useEffect(() => {
    const lines = [...document.querySelectorAll('[role="dialog"] [data-action]')];
    if (which && !lines.some((one) => one.hasAttribute('data-selected')))
      lines[0]?.setAttribute('data-selected', 'true');
  }, [which]);
}

const Acts = ({ label, acts }: PaletteProps & { label: string }) => (
  <Spotlight.ActionsGroup label={label}>
    {acts.map(({ name, run }) => (
      <Spotlight.Action key={name} label={name} onClick={run} />
    ))}
  </Spotlight.ActionsGroup>
);
