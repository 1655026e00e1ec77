import {
  IconAddressBook,
  IconBan,
  IconBooks,
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconHeartHandshake,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconFileImport,
  IconMailCog,
  IconServerCog,
  IconTimeline,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '../api/shapes';
import { en } from '../strings/en';

export interface Place {
  to: string;
  name: string;
  icon: typeof IconBan;
  group: keyof typeof en.nav.groups;
  roles: Role[];
}

const lead: Role[] = ['admin', 'supervisor'];
const office: Role[] = [...lead, 'marketing'];
const everybody: Role[] = [...office, 'rep'];

export const PLACES: Place[] = [
  { to: '/', name: en.nav.board, icon: IconLayoutDashboard, group: 'work', roles: office },
  { to: '/handoffs', name: en.nav.handoffs, icon: IconHeartHandshake, group: 'work', roles: [...lead, 'rep'] },
  { to: '/review', name: en.nav.review, icon: IconChecklist, group: 'work', roles: lead },
  { to: '/leads', name: en.nav.leads, icon: IconAddressBook, group: 'work', roles: everybody },
  { to: '/imports', name: en.nav.imports, icon: IconFileImport, group: 'work', roles: office },
  { to: '/company', name: en.nav.company, icon: IconBuilding, group: 'agent', roles: lead },
  { to: '/cadences', name: en.nav.cadences, icon: IconTimeline, group: 'agent', roles: everybody },
  { to: '/knowledge', name: en.nav.knowledge, icon: IconBooks, group: 'agent', roles: everybody },
  { to: '/mailboxes', name: en.nav.mailboxes, icon: IconMailCog, group: 'agent', roles: office },
  { to: '/reps', name: en.nav.reps, icon: IconUsers, group: 'people', roles: lead },
  { to: '/suppressions', name: en.nav.suppressions, icon: IconBan, group: 'people', roles: office },
  { to: '/users', name: en.nav.users, icon: IconKey, group: 'people', roles: ['admin'] },
  { to: '/reports', name: en.nav.reports, icon: IconChartBar, group: 'watch', roles: office },
  { to: '/system', name: en.nav.system, icon: IconServerCog, group: 'watch', roles: ['admin'] },
  { to: '/audit', name: en.nav.audit, icon: IconHistory, group: 'watch', roles: lead },
];

export const placesOf = (role: Role): Place[] => PLACES.filter(({ roles }) => roles.includes(role));
