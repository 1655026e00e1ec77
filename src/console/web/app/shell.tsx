import {
  ActionIcon,
  Alert,
  AppShell,
  Badge,
  Burger,
  Button,
  Group,
  Kbd,
  Menu,
  ScrollArea,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconLogout, IconMoon, IconPassword, IconSearch, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Session } from '../api/shapes';
import { modals } from '../parts/confirm';
import { askAboutLead, useLeadQuestion } from '../parts/lead-dialog';
import { Lines } from '../parts/parts';
import { en } from '../strings/en';
import { useEvents } from './events';
import { placesOf } from './navigation';
import { useEnter, useMay, useSession } from './session';
import { useStopAll } from './stop-all';

const Palette = lazy(() => import('./palette').then(({ Palette: component }) => ({ default: component })));
const PasswordDialog = lazy(() =>
  import('./password').then(({ PasswordDialog: component }) => ({ default: component })),
);

/** Behind the first page, but there before anybody asks: a dialog that is still fetched loses what is typed into it. */
function useDialogs() {
  const [dialogs, setDialogs] = useState<typeof import('../parts/lead-dialogs') | null>(null);
  useEffect(() => void import('../parts/lead-dialogs').then(setDialogs), []);
  return dialogs;
}

const takeBackQuestions = (): void => {
  askAboutLead(null);
  modals.close();
};

export function Shell() {
  const session = useSession();
  const may = useMay();
  const [navOpen, nav] = useDisclosure();
  const [passwordOpen, password] = useDisclosure();
  const question = useLeadQuestion();
  const dialogs = useDialogs();
  const connected = useEvents(true);
  const { pathname } = useLocation();
  const { toggleColorScheme } = useMantineColorScheme();
  const stopAll = useStopAll();
  // Here and not with the palette, which comes later: who types at once is not ignored.
  useHotkeys([['mod+K', spotlight.open]]);
  const { close: closeNav } = nav;
  useEffect(() => closeNav(), [pathname, closeNav]);
  // What is asked is about the page one sees: it does not follow to the next one, or to whoever signs in next.
  useEffect(() => takeBackQuestions, [pathname]);
  const acts = [
    { name: en.shell.theme, run: toggleColorScheme },
    ...(may.supervise
      ? [
          { name: en.board.stopAll, run: stopAll.stop },
          { name: en.board.startAll, run: stopAll.start },
        ]
      : []),
  ];
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !navOpen } }}
      padding="md"
    >
      <a className="skip" href="#page">
        {en.nav.skip}
      </a>
      <AppShell.Header bg="var(--panel)">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={navOpen} onClick={nav.toggle} hiddenFrom="sm" size="sm" aria-label={en.nav.open} />
            <Link to="/" className="brand">
              <img src="/icon.svg" width={22} height={22} alt="" />
              {en.product}
            </Link>
            {session.sandbox && (
              <Badge color="gray" variant="light" visibleFrom="md">
                {en.shell.sandbox}
              </Badge>
            )}
            {!session.writer.isAi && (
              <Badge color="gray" variant="light" visibleFrom="lg">
                {en.shell.notAi}
              </Badge>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              visibleFrom="xs"
              leftSection={<IconSearch size={15} />}
              rightSection={<Kbd size="xs">{en.shell.paletteHint}</Kbd>}
              onClick={spotlight.open}
            >
              {en.shell.palette}
            </Button>
            <ActionIcon
              variant="default"
              size="lg"
              hiddenFrom="xs"
              aria-label={en.shell.palette}
              onClick={spotlight.open}
            >
              <IconSearch size={18} />
            </ActionIcon>
            <AccountMenu onPassword={password.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" bg="var(--panel)">
        <ScrollArea type="auto" h="100%">
          <NavLinks />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        {!connected && (
          <Alert color="orange" variant="light" mb="sm" py="xs" role="status">
            {en.shell.lost}
          </Alert>
        )}
        <Suspense fallback={<Lines n={8} />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Suspense fallback={null}>
        <Palette acts={acts} />
        {question && dialogs && <dialogs.LeadDialog key={`${question.what} ${question.lead.id}`} question={question} />}
        {passwordOpen && <PasswordDialog close={password.close} />}
      </Suspense>
    </AppShell>
  );
}

function NavLinks() {
  const { user } = useSession();
  const { pathname } = useLocation();
  const places = placesOf(user.role);
  const groups = [...new Set(places.map(({ group }) => group))];
  return (
    <nav aria-label={en.product}>
      {groups.map((group) => (
        <div key={group}>
          <div className="nav-group">{en.nav.groups[group]}</div>
          {places
            .filter((place) => place.group === group)
            .map(({ to, name, icon: Icon }) => {
              const here = to === '/' ? pathname === '/' : pathname.startsWith(to);
              return (
                <Link key={to} to={to} className="nav-link" aria-current={here ? 'page' : undefined}>
                  <Icon size={17} stroke={1.6} /> {name}
                  {to === '/review' && <ReviewCount />}
                </Link>
              );
            })}
        </div>
      ))}
    </nav>
  );
}

/** How much waits on the review page, from the kept counts. */
function ReviewCount() {
  const { data } = useGet<{ states: Record<string, number> }>('/coverage', { recent: true });
  const waiting = data?.states.needs_review ?? 0;
  return waiting > 0 ? (
    <Badge size="sm" color="orange" variant="light" ml="auto" className="num">
      {waiting}
    </Badge>
  ) : null;
}

function AccountMenu({ onPassword }: { onPassword: () => void }) {
  const { user, version } = useSession();
  const enter = useEnter();
  const { colorScheme, toggleColorScheme } = useMantineColorScheme();
  const leave = useAct(() => api.del('/session').then(() => api.get<Session>('/session')), { onDone: enter });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={en.shell.account(user.name)}>
          <IconUserCircle size={19} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} component="span" display="block">
            {user.name}
          </Text>
          {en.roles[user.role]} · {user.email}
        </Menu.Label>
        <Menu.Item
          leftSection={colorScheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => toggleColorScheme()}
        >
          {colorScheme === 'dark' ? en.shell.light : en.shell.dark}
        </Menu.Item>
        <Menu.Item leftSection={<IconPassword size={16} />} onClick={onPassword}>
          {en.shell.password}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate(undefined)}>
          {en.shell.signOut}
        </Menu.Item>
        <Menu.Label>
          {en.product} {version}
        </Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
