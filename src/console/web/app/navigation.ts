import { IconAddressBook, IconBan, IconChecklist, IconHeartHandshake, IconLayoutDashboard } from '@tabler/icons-react';
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
];

export const placesOf = (role: Role): Place[] => PLACES.filter(({ roles }) => roles.includes(role));
