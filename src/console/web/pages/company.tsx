import {
  ActionIcon,
  Button,
  Group,
  Input,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { api, Problem } from '../api/client';
import { useGet } from '../api/queries';
import type { Company } from '../api/shapes';
import { useMay } from '../app/session';
import { CostSettingsPanel } from '../parts/cost-settings';
import { FooterPanel } from '../parts/footers';
import { Form, useSave } from '../parts/form';
import { HandoffPanel, NoticePanel } from '../parts/handoff-settings';
import { Panel } from '../parts/panel';
import { Lines, PageHead, ProblemNote } from '../parts/parts';
import { QualificationPanel } from '../parts/qualification-settings';
import { WriterPanel } from '../parts/writer-panel';
import { en } from '../strings/en';

const NOBODY_SAID: CompanyInput = {
  name: '',
  sells: '',
  audience: '',
  proof: [],
  tone: 'friendly',
  website: null,
  linkDomains: [],
  senderName: '',
  postalAddress: null,
};

type CompanyInput = Omit<Company, 'id' | 'updatedAt'>;

export default function CompanyPage() {
  const company = useGet<Company>('/settings');
  const isNew = company.error instanceof Problem && company.error.status === 404;
  const known = company.data ?? (isNew ? NOBODY_SAID : null);
  return (
    <>
      <PageHead title={en.nav.company} lead={en.company.lead} />
      <div className="split">
        <Stack gap="md">
          <Panel title={en.company.title}>
            {known ? (
              <CompanyForm key={company.data ? 'known' : 'new'} known={known} />
            ) : company.error ? (
              <ProblemNote error={company.error} retry={() => void company.refetch()} />
            ) : (
              <Lines n={10} />
            )}
          </Panel>
          <QualificationPanel />
        </Stack>
        <Stack gap="md">
          <HandoffPanel />
          <NoticePanel />
          <WriterPanel />
          {company.data?.updatedAt && <FooterPanel />}
          <CostSettingsPanel />
        </Stack>
      </div>
    </>
  );
}

function CompanyForm({ known }: { known: CompanyInput }) {
  const may = useMay();
  const form = useForm<CompanyInput>({ initialValues: inputOf(known) });
  const save = useSave(form, (values) =>
    api.put('/settings', { ...values, website: values.website || null, postalAddress: values.postalAddress || null }),
  );
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.company.save}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={en.company.name} required {...form.getInputProps('name')} />
        <TextInput
          label={en.company.senderName}
          placeholder={en.company.senderHint}
          required
          {...form.getInputProps('senderName')}
        />
      </SimpleGrid>
      <Textarea
        label={en.company.sells}
        description={en.company.sellsHint}
        autosize
        minRows={2}
        required
        {...form.getInputProps('sells')}
      />
      <Textarea label={en.company.audience} autosize minRows={2} required {...form.getInputProps('audience')} />
      <Input.Wrapper label={en.company.proof} description={en.company.proofHint} labelElement="div">
        <Stack gap="xs" mt={6}>
          {form.values.proof.map((_, i) => (
            <Group key={i} gap="xs" wrap="nowrap" align="flex-start">
              <Textarea
                aria-label={`${en.company.proof} ${i + 1}`}
                autosize
                style={{ flex: 1 }}
                {...form.getInputProps(`proof.${i}`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${en.acts.remove}: ${en.company.proof} ${i + 1}`}
                onClick={() => form.removeListItem('proof', i)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('proof', '')}
            style={{ alignSelf: 'flex-start' }}
          >
            {en.company.addProof}
          </Button>
        </Stack>
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={en.company.tone}
          data={Object.entries(en.company.tones).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('tone')}
        />
        <TextInput
          label={en.company.website}
          placeholder="https://company.com"
          {...form.getInputProps('website')}
          value={form.values.website ?? ''}
        />
      </SimpleGrid>
      <TagsInput
        label={en.company.linkDomains}
        description={en.company.linkHint}
        placeholder={form.values.linkDomains.length > 0 ? undefined : 'company.com'}
        {...form.getInputProps('linkDomains')}
      />
      <Textarea
        label={en.company.postalAddress}
        description={en.company.postalHint}
        autosize
        minRows={2}
        {...form.getInputProps('postalAddress')}
        value={form.values.postalAddress ?? ''}
      />
    </Form>
  );
}

const inputOf = ({
  name,
  sells,
  audience,
  proof,
  tone,
  website,
  linkDomains,
  senderName,
  postalAddress,
}: CompanyInput) => ({
  name,
  sells,
  audience,
  proof,
  tone,
  website,
  linkDomains,
  senderName,
  postalAddress,
});
