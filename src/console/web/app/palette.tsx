import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useGet } from '../api/queries';
import type { Lead, Page } from '../api/shapes';
import { nameOf } from '../parts/parts';
import { en } from '../strings/en';
import { placesOf } from './navigation';
import { useSession } from './session';

interface PaletteAct {
  name: string;
  run: () => void;
}

/** ⌘K: a lead, a page, an act. */
export function Palette({ acts }: { acts: PaletteAct[] }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 180);
  const found = useGet<Page<Lead>>(q.length > 1 ? '/leads' : null, { q, limit: 8 });
  const fits = (name: string) => name.toLowerCase().includes(typed.trim().toLowerCase());
  const places = placesOf(user.role).filter(({ name }) => fits(name));
  const offered = acts.filter(({ name }) => fits(name));
  const leads = q.length > 1 ? (found.data?.items ?? []) : [];
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={['mod + K']}
      scrollable
      maxHeight={420}
      clearQueryOnClose
    >
      <Spotlight.Search placeholder={en.shell.palette} leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
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
        {offered.length > 0 && (
          <Spotlight.ActionsGroup label={en.shell.acts}>
            {offered.map(({ name, run }) => (
              <Spotlight.Action key={name} label={name} onClick={run} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {leads.length + places.length + offered.length === 0 && <Spotlight.Empty>{en.shell.nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
