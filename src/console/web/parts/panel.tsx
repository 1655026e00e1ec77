import { ActionIcon, Code, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { en } from '../strings/en';

/** A titled part of a page. */
export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <div className="head">
        <h2 className="panel-title">{title}</h2>
        {action}
      </div>
      <div className="panel-body">{children}</div>
    </section>
  );
}

/** A table that scrolls by itself where the screen is too narrow. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="panel scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** What can be read only now. */
export function ShownOnce({ text }: { text: string }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', flex: 1 }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? en.acts.copied : en.acts.copy}>
            <ActionIcon variant="default" size="lg" aria-label={en.acts.copy} onClick={copy}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
