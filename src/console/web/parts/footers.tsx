import { Code, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useGet } from '../api/queries';
import type { Page, ShownFooter } from '../api/shapes';
import { en } from '../strings/en';
import { Panel } from './panel';
import { Loaded } from './parts';
import { languageOf } from './places';

/** What stands below every mail, by who wrote it: that it was a machine, who we are, and the way out. */
export function FooterPanel() {
  const footers = useGet<Page<ShownFooter>>('/settings/footer');
  return (
    <Panel title={en.company.footer}>
      <Text size="sm" c="dimmed" mb="xs">
        {en.company.footerLead}
      </Text>
      <Loaded of={footers} lines={4}>
        {({ items }) => <Footers items={items} />}
      </Loaded>
    </Panel>
  );
}

function Footers({ items }: { items: ShownFooter[] }) {
  const [shown, setShown] = useState<string>('en');
  const languages = [...new Set(items.map(({ language }) => language))];
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={en.knowledge.language}
        value={shown}
        onChange={setShown}
        data={languages.map((value) => ({ value, label: languageOf(value) }))}
      />
      {items
        .filter(({ language }) => language === shown)
        .map(({ author, language, text }) => (
          <div key={author}>
            <Text size="xs" fw={600} mb={4}>
              {en.company.authors[author]}
            </Text>
            <Code block lang={language} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Code>
          </div>
        ))}
    </Stack>
  );
}
