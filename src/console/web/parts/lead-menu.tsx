import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useGet } from '../api/queries';
import type { LeadDetail } from '../api/shapes';
import { en } from '../strings/en';
import { useLeadActs } from './lead-acts';

/** What a person may do with a lead, from wherever its name stands. What fits is looked up when it is opened. */
export function LeadMenu({ leadId, name }: { leadId: string; name: string }) {
  const [opened, setOpened] = useState(false);
  const lead = useGet<LeadDetail>(opened ? `/leads/${leadId}` : null);
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${en.acts.actions}: ${name}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item renderRoot={(props) => <Link to="/leads/$id" params={{ id: leadId }} {...props} />}>
          {en.acts.open}
        </Menu.Item>
        {lead.data && lead.data.id === leadId && <Items lead={lead.data} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ lead }: { lead: LeadDetail }) {
  const acts = useLeadActs(lead);
  return acts.map(({ name, run }) => (
    <Menu.Item key={name} onClick={run}>
      {name}
    </Menu.Item>
  ));
}
