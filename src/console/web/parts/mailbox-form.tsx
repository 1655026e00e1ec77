import {
  Group,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { api } from '../api/client';
import type { Mailbox, MailServer } from '../api/shapes';
import { useSession } from '../app/session';
import { en } from '../strings/en';
import { first } from './first';
import { FormDrawer, useSave, WindowFields, ZoneSelect } from './form';
import { connectionsBody, inputOf, limitsBody, type MailboxInput, PORTS } from './mailbox-input';

export function MailboxForm({ mailbox, close }: { mailbox: Mailbox | null; close: () => void }) {
  const { sandbox } = useSession();
  const fromEnvironment = mailbox?.setUpBy === 'environment';
  const isConnected = !sandbox && !fromEnvironment;
  const form = useForm<MailboxInput>({ initialValues: inputOf(mailbox) });
  const save = useSave(
    form,
    (values) => {
      const body = { ...limitsBody(values), ...(isConnected ? connectionsBody(values) : {}) };
      return mailbox ? api.put(`/mailboxes/${mailbox.id}`, body) : api.post('/mailboxes', body);
    },
    { done: mailbox ? en.acts.saved : en.mailboxes.added, onDone: close },
  );
  return (
    <FormDrawer title={mailbox?.address ?? en.mailboxes.add} close={close} form={form} save={save}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={en.mailboxes.address} type="email" required {...first} {...form.getInputProps('address')} />
        <TextInput label={en.mailboxes.fromName} required {...form.getInputProps('fromName')} />
      </SimpleGrid>
      <Textarea label={en.mailboxes.signature} autosize minRows={2} {...form.getInputProps('signature')} />
      <SegmentedControl
        aria-label={en.reps.status}
        data={[
          { value: 'active', label: en.mailboxes.active },
          { value: 'paused', label: en.mailboxes.paused },
        ]}
        {...form.getInputProps('status')}
      />
      <Limits form={form} />
      {isConnected ? (
        <Connections form={form} known={mailbox} />
      ) : (
        <Text size="sm" c="dimmed">
          {sandbox ? en.mailboxes.sandbox : en.mailboxes.environmentHint}
        </Text>
      )}
    </FormDrawer>
  );
}

type FormOf = UseFormReturnType<MailboxInput>;

function Limits({ form }: { form: FormOf }) {
  return (
    <>
      <h3 className="form-part">{en.mailboxes.limits}</h3>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput label={en.mailboxes.cap} min={0} {...form.getInputProps('dailyCap')} />
        <NumberInput label={en.mailboxes.gapField} min={0} {...form.getInputProps('gapSeconds')} />
        <NumberInput label={en.mailboxes.jitter} min={0} {...form.getInputProps('gapJitterSeconds')} />
      </SimpleGrid>
      <ZoneSelect {...form.getInputProps('timeZone')} />
      <Switch
        label={en.mailboxes.hasRamp}
        description={en.mailboxes.rampHint}
        {...form.getInputProps('hasRamp', { type: 'checkbox' })}
      />
      {form.values.hasRamp && (
        <SimpleGrid cols={2}>
          <NumberInput label={en.mailboxes.rampStart} min={0} {...form.getInputProps('ramp.start')} />
          <NumberInput label={en.mailboxes.rampPerDay} min={1} {...form.getInputProps('ramp.perDay')} />
        </SimpleGrid>
      )}
      <Switch label={en.mailboxes.hasHours} {...form.getInputProps('hasHours', { type: 'checkbox' })} />
      {form.values.hasHours && <WindowFields form={form} path="workHours" label={en.mailboxes.workHours} />}
    </>
  );
}

function Connections({ form, known }: { form: FormOf; known: Mailbox | null }) {
  const kept = new Set(known?.secrets);
  const usesTokens = [form.values.smtp, form.values.imap].some(({ on, signIn }) => on && signIn === 'xoauth2');
  const keep = (isKept: boolean) => (isKept ? en.mailboxes.kept : undefined);
  return (
    <>
      <h3 className="form-part">{en.mailboxes.servers}</h3>
      <Server form={form} kind="smtp" label={en.mailboxes.sendsBy} kept={kept.has('smtp_password')} />
      <Select
        label={en.mailboxes.repliesBy}
        data={Object.entries(en.mailboxes.replyWays).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('repliesBy')}
      />
      {form.values.repliesBy === 'imap' && (
        <Server form={form} kind="imap" label={en.mailboxes.readsBy} kept={kept.has('imap_password')} />
      )}
      {usesTokens && (
        <>
          <TextInput
            label={en.mailboxes.tokenUrl}
            placeholder="https://oauth2.googleapis.com/token"
            {...form.getInputProps('oauth.tokenUrl')}
          />
          <TextInput label={en.mailboxes.clientId} {...form.getInputProps('oauth.clientId')} />
          <TextInput label={en.mailboxes.scope} {...form.getInputProps('oauth.scope')} />
          <PasswordInput
            label={en.mailboxes.clientSecret}
            placeholder={keep(kept.has('oauth_client_secret'))}
            {...form.getInputProps('oauth.clientSecret')}
          />
          <PasswordInput
            label={en.mailboxes.refreshToken}
            placeholder={keep(kept.has('oauth_refresh_token'))}
            {...form.getInputProps('oauth.refreshToken')}
          />
        </>
      )}
      <Switch
        label={en.mailboxes.hasDkim}
        description={en.mailboxes.dkimHint}
        {...form.getInputProps('hasDkim', { type: 'checkbox' })}
      />
      {form.values.hasDkim && (
        <>
          <TextInput label={en.mailboxes.selector} {...form.getInputProps('dkim.selector')} />
          <Textarea
            label={en.mailboxes.privateKey}
            placeholder={keep(kept.has('dkim_private_key')) ?? '-----BEGIN PRIVATE KEY-----'}
            autosize
            minRows={2}
            maxRows={6}
            {...form.getInputProps('dkim.privateKey')}
          />
        </>
      )}
    </>
  );
}

function Server({ form, kind, label, kept }: { form: FormOf; kind: 'smtp' | 'imap'; label: string; kept: boolean }) {
  const server = form.values[kind];
  const secure = (security: string | null) => {
    const chosen = (security ?? 'implicit') as MailServer['security'];
    form.setFieldValue(`${kind}.security`, chosen);
    form.setFieldValue(`${kind}.port`, PORTS[kind][chosen]);
  };
  return (
    <>
      <Switch label={label} {...form.getInputProps(`${kind}.on`, { type: 'checkbox' })} />
      {server.on && (
        <>
          <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              label={en.mailboxes.host}
              placeholder={`${kind}.company.com`}
              style={{ flex: 2 }}
              {...form.getInputProps(`${kind}.host`)}
            />
            <NumberInput label={en.mailboxes.port} hideControls {...form.getInputProps(`${kind}.port`)} />
            <Select
              label={en.mailboxes.security}
              data={Object.entries(en.mailboxes.securities).map(([value, name]) => ({ value, label: name }))}
              value={server.security}
              onChange={secure}
              allowDeselect={false}
            />
          </Group>
          <Group gap="xs" align="flex-start" grow>
            <TextInput label={en.mailboxes.user} autoComplete="off" {...form.getInputProps(`${kind}.user`)} />
            <Select
              label={en.mailboxes.signIn}
              data={Object.entries(en.mailboxes.signIns).map(([value, name]) => ({ value, label: name }))}
              allowDeselect={false}
              {...form.getInputProps(`${kind}.signIn`)}
            />
          </Group>
          {server.signIn === 'password' && (
            <PasswordInput
              label={en.signIn.password}
              autoComplete="new-password"
              placeholder={kept ? en.mailboxes.kept : undefined}
              {...form.getInputProps(`${kind}.password`)}
            />
          )}
        </>
      )}
    </>
  );
}
