import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useGet } from '../api/queries';
import { type Cadence, type Lead, LEDGER_STATES, type Page, REPLY_CLASSES } from '../api/shapes';
import { en } from '../strings/en';
import type { useFilters } from './filters';

/** What `GET /api/leads` is asked with, by the names it has in the address. */
const NAMES = ['q', 'ledger', 'cadence', 'source', 'owner', 'replyClass', 'importId', 'rep'] as const;
export type LeadFilter = Partial<Record<(typeof NAMES)[number], string>>;

export const filterOf = (search: Record<string, string | undefined>): LeadFilter =>
  Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));

/** Filters of the list of leads. `shown` makes the suggestions for those that are free text. */
export function LeadFilters({ search, set, shown }: ReturnType<typeof useFilters> & { shown: readonly Lead[] }) {
  const cadences = useGet<Page<Cadence>>('/cadences');
  const filtered = Object.keys(filterOf(search)).length > 0;
  const texts = (of: (lead: Lead) => string | null) => [...new Set(shown.flatMap((lead) => of(lead) ?? []))].sort();
  const select = (name: keyof LeadFilter, label: string, data: { value: string; label: string }[], w: number) => (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      value={search[name] ?? null}
      onChange={(value) => set({ [name]: value })}
      clearable
      searchable
      w={w}
    />
  );
  return (
    <>
      <Typed label={en.leads.search} value={search.q} onType={(q) => set({ q })} isSearch />
      {select(
        'ledger',
        en.leads.state,
        LEDGER_STATES.map((value) => ({ value, label: en.states[value] })),
        180,
      )}
      {select(
        'cadence',
        en.leads.cadence,
        (cadences.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        170,
      )}
      {select(
        'replyClass',
        en.leads.replyClass,
        REPLY_CLASSES.map((value) => ({ value, label: en.classes[value] })),
        150,
      )}
      <Typed
        label={en.leads.source}
        value={search.source}
        suggestions={texts(({ source }) => source)}
        onType={(source) => set({ source })}
      />
      <Typed
        label={en.leads.owner}
        value={search.owner}
        suggestions={texts(({ ownerEmail }) => ownerEmail)}
        onType={(owner) => set({ owner })}
      />
      {filtered && (
        <Button variant="subtle" onClick={() => set(Object.fromEntries(NAMES.map((name) => [name, null])))}>
          {en.acts.clear}
        </Button>
      )}
    </>
  );
}

interface TypedProps {
  label: string;
  value: string | undefined;
  suggestions?: string[];
  isSearch?: boolean;
  size?: 'xs' | 'sm';
  onType: (value: string) => void;
}

/** The address follows when nothing more is typed; what it says by itself (a link, Back, cleared filters) is shown, and ends what was typed. */
export function Typed({ label, value = '', suggestions = [], isSearch, size, onType }: TypedProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [said, setSaid] = useState(value);
  const [told, setTold] = useState(0);
  if (value !== seen) {
    setSeen(value);
    // Our own word comes back while more is typed: it must not take that away.
    if (value !== said) {
      setSaid(value);
      setTyped(value);
      setTold(told + 1);
    }
  }
  const say = useDebouncedCallback((text: string) => {
    setSaid(text);
    onType(text);
  }, 300);
  useEffect(() => say.cancel(), [say, told]);
  const change = (text: string) => {
    setTyped(text);
    say(text.trim());
  };
  const common = { 'aria-label': label, placeholder: label, value: typed, size };
  return isSearch ? (
    <TextInput
      {...common}
      leftSection={<IconSearch size={16} />}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      w={240}
    />
  ) : (
    <Autocomplete {...common} data={suggestions} limit={20} onChange={change} w={150} />
  );
}
