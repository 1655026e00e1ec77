import { Group, Input, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { HandoffSettings, NoticeSettings } from '../api/shapes';
import { useMay } from '../app/session';
import { en } from '../strings/en';
import { Form, useSave } from './form';
import { Panel } from './panel';
import { Loaded } from './parts';

export function HandoffPanel() {
  const settings = useGet<HandoffSettings>('/settings/handoffs');
  return (
    <Panel title={en.company.handoffs}>
      <Loaded of={settings} lines={2}>
        {(known) => <HandoffForm known={known} />}
      </Loaded>
    </Panel>
  );
}

function HandoffForm({ known }: { known: HandoffSettings }) {
  const may = useMay();
  const form = useForm({
    initialValues: { acceptHours: known.acceptHours, askLead: known.askLead },
  });
  const save = useSave(form, (values) => api.put('/settings/handoffs', values));
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.company.saveHandoffs}>
      <NumberInput
        label={en.company.acceptHours}
        description={en.company.acceptHint}
        min={1}
        max={80}
        w={200}
        {...form.getInputProps('acceptHours')}
      />
      <Switch
        label={en.company.askLead}
        description={en.company.askLeadHint}
        {...form.getInputProps('askLead', { type: 'checkbox' })}
      />
    </Form>
  );
}

export function NoticePanel() {
  const settings = useGet<NoticeSettings>('/settings/notices');
  return (
    <Panel title={en.company.notices}>
      <Loaded of={settings} lines={3}>
        {(known) => <NoticeForm known={known} />}
      </Loaded>
    </Panel>
  );
}

function NoticeForm({ known }: { known: NoticeSettings }) {
  const may = useMay();
  const form = useForm({
    initialValues: {
      alarmAddresses: known.alarmAddresses,
      from: known.quiet?.from ?? '',
      to: known.quiet?.to ?? '',
    },
  });
  const save = useSave(form, ({ alarmAddresses, from, to }) =>
    api.put('/settings/notices', { alarmAddresses, quiet: from || to ? { from, to } : null }),
  );
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.company.saveNotices}>
      <TagsInput
        label={en.company.alarms}
        description={en.company.alarmsHint}
        placeholder={form.values.alarmAddresses.length > 0 ? undefined : 'lead@company.com'}
        {...form.getInputProps('alarmAddresses')}
      />
      <Input.Wrapper
        label={en.company.quiet}
        description={en.company.quietHint}
        labelElement="div"
        error={form.errors['quiet.from'] ?? form.errors['quiet.to']}
      >
        <Group gap="sm" mt={6}>
          <TextInput aria-label={en.form.from} placeholder="20:00" w={90} {...form.getInputProps('from')} />
          <TextInput aria-label={en.form.to} placeholder="07:00" w={90} {...form.getInputProps('to')} />
        </Group>
      </Input.Wrapper>
    </Form>
  );
}
