import { Badge, Button, Checkbox, Group, Select, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet, usePages } from '../api/queries';
import type { ApiKey, Invitation, Page, Rep, Role, User } from '../api/shapes';
import { useSession } from '../app/session';
import { FormDrawer, useSave } from '../parts/form';
import { Panel, ShownOnce, TableBox } from '../parts/panel';
import { Loaded, modals, NARROW, PageHead, ProblemNote } from '../parts/parts';
import { Time } from '../parts/time';
import { en, words } from '../strings/en';

const ROLES = (Object.keys(en.roles) as Role[]).map((value) => ({ value, label: en.roles[value] }));
const SCOPES = ['read', 'leads:write', 'admin'];

export default function Users() {
  return (
    <>
      <PageHead narrow title={en.nav.users} lead={en.users.lead} />
      <Stack gap="lg" maw={NARROW}>
        <Everybody />
        <Invitations />
        <ApiKeys />
      </Stack>
    </>
  );
}

function Everybody() {
  const me = useSession().user;
  const users = usePages<User>('/users');
  const [open, setOpen] = useState<User | null>(null);
  if (users.error) return <ProblemNote error={users.error} retry={() => void users.refetch()} />;
  return (
    <>
      <TableBox label={en.users.title}>
        <Table miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{en.users.title}</Table.Th>
              <Table.Th>{en.users.role}</Table.Th>
              <Table.Th>{en.users.since}</Table.Th>
              <Table.Th aria-label={en.acts.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.items.map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td>
                  <Text size="sm" fw={550}>
                    {user.name} {user.id === me.id && `(${en.users.you})`}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {user.email}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {en.roles[user.role]}{' '}
                  {user.disabledAt && (
                    <Badge size="sm" variant="light" color="red">
                      {en.users.disabled}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>
                  <Time at={user.createdAt} />
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${en.acts.edit}: ${user.name}`}
                    onClick={() => setOpen(user)}
                  >
                    {en.acts.edit}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableBox>
      {open && <UserForm key={open.id} user={open} close={() => setOpen(null)} />}
    </>
  );
}

function UserForm({ user, close }: { user: User; close: () => void }) {
  const reps = useGet<Page<Rep>>('/reps');
  const form = useForm({
    initialValues: { name: user.name, role: user.role, repId: user.repId, disabled: user.disabledAt !== null },
  });
  const save = useSave(form, (values) => api.put(`/users/${user.id}`, values), { onDone: close });
  return (
    <FormDrawer title={user.email} close={close} form={form} save={save}>
      <TextInput label={en.users.name} required {...form.getInputProps('name')} />
      <Select label={en.users.role} data={ROLES} allowDeselect={false} {...form.getInputProps('role')} />
      {form.values.role === 'rep' && (
        <Select
          label={en.users.rep}
          placeholder={en.users.repHint}
          data={reps.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          clearable
          {...form.getInputProps('repId')}
        />
      )}
      <Switch
        label={en.users.disable}
        description={en.users.disableHint}
        {...form.getInputProps('disabled', { type: 'checkbox' })}
      />
    </FormDrawer>
  );
}

function Invitations() {
  const invitations = useGet<Page<Invitation>>('/invitations');
  const form = useForm({ initialValues: { email: '', role: 'rep' as Role } });
  const invite = useSave(form, (values) => api.post<Invitation & { link: string }>('/invitations', values), {
    done: en.users.invited,
    onDone: () => form.reset(),
  });
  const withdraw = useAct((id: string) => api.del(`/invitations/${id}`), { done: en.users.withdrawn });
  return (
    <Panel title={en.users.invite}>
      <Stack gap="sm">
        <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
          <Group gap="xs" align="flex-start">
            <TextInput
              aria-label={en.signIn.email}
              type="email"
              placeholder="name@company.com"
              w={260}
              {...form.getInputProps('email')}
            />
            <Select
              aria-label={en.users.role}
              data={ROLES}
              allowDeselect={false}
              w={140}
              {...form.getInputProps('role')}
            />
            <Button type="submit" loading={invite.isPending} disabled={!form.values.email}>
              {en.users.inviteGo}
            </Button>
          </Group>
        </form>
        {invite.data && (
          <>
            <Text size="sm">{en.users.linkHint(invite.data.email)}</Text>
            <ShownOnce text={invite.data.link} />
          </>
        )}
        <Loaded of={invitations} lines={2}>
          {({ items }) =>
            items.map(({ id, email, role, expiresAt }) => (
              <Group key={id} justify="space-between" className="line">
                <Text size="sm" component="div">
                  {email} · {en.roles[role]} · {en.users.until} <Time at={expiresAt} />
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${en.users.withdraw}: ${email}`}
                  onClick={() => withdraw.mutate(id)}
                >
                  {en.users.withdraw}
                </Button>
              </Group>
            ))
          }
        </Loaded>
      </Stack>
    </Panel>
  );
}

function ApiKeys() {
  const keys = useGet<Page<ApiKey>>('/api-keys');
  const form = useForm({ initialValues: { name: '', scopes: ['read'] } });
  const make = useSave(form, (values) => api.post<{ id: string; key: string }>('/api-keys', values), {
    done: en.users.keyMade,
    onDone: () => form.reset(),
  });
  const revoke = useAct((id: string) => api.del(`/api-keys/${id}`), { done: en.users.keyRevoked });
  const ask = ({ id, name }: ApiKey) =>
    modals.confirm({
      title: en.users.revokeTitle(name),
      body: en.users.revokeText,
      go: en.users.revoke,
      danger: true,
      run: () => revoke.mutate(id),
    });
  return (
    <Panel title={en.users.keys}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {en.users.keysHint}
        </Text>
        <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
          <Group gap="sm" align="center">
            <TextInput aria-label={en.users.keyName} placeholder={en.users.keyName} {...form.getInputProps('name')} />
            <Checkbox.Group {...form.getInputProps('scopes')}>
              <Group gap="sm">
                {SCOPES.map((scope) => (
                  <Checkbox key={scope} value={scope} label={en.users.scopes[scope]} />
                ))}
              </Group>
            </Checkbox.Group>
            <Button type="submit" loading={make.isPending} disabled={!form.values.name.trim()}>
              {en.users.makeKey}
            </Button>
          </Group>
        </form>
        {make.data && (
          <>
            <Text size="sm">{en.users.keyHint}</Text>
            <ShownOnce text={make.data.key} />
          </>
        )}
        <Loaded of={keys} lines={2}>
          {({ items }) =>
            items.map((key) => (
              <Group key={key.id} justify="space-between" className="line">
                <Text size="sm" component="div">
                  <b>{key.name}</b> · {key.scopes.map((scope) => en.users.scopes[scope] ?? words(scope)).join(', ')} ·{' '}
                  <Time at={key.createdAt} />
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${en.users.revoke}: ${key.name}`}
                  onClick={() => ask(key)}
                >
                  {en.users.revoke}
                </Button>
              </Group>
            ))
          }
        </Loaded>
      </Stack>
    </Panel>
  );
}
