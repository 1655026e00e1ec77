import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useGet } from '../api/queries';
import type { Cadence, Page } from '../api/shapes';
import { useMay } from '../app/session';
import { AutonomyPanel } from '../parts/autonomy';
import { dayNumbers, inWords } from '../parts/cadence-words';
import { Loaded, NARROW, PageHead } from '../parts/parts';
import { en } from '../strings/en';

export default function Cadences() {
  const may = useMay();
  const cadences = useGet<Page<Cadence>>('/cadences');
  return (
    <>
      <PageHead narrow title={en.nav.cadences} lead={en.cadences.lead}>
        {may.administer && (
          <Button
            leftSection={<IconPlus size={16} />}
            renderRoot={(props) => <Link to="/cadences/$id" params={{ id: 'new' }} {...props} />}
          >
            {en.cadences.add}
          </Button>
        )}
      </PageHead>
      <Stack gap="md" maw={NARROW}>
        <Loaded of={cadences}>
          {({ items }) => (
            <Stack gap="sm">
              {items.map((cadence, i) => (
                <CadenceCard key={cadence.id} cadence={cadence} place={i + 1} />
              ))}
            </Stack>
          )}
        </Loaded>
        {may.supervise && <AutonomyPanel />}
      </Stack>
    </>
  );
}

function CadenceCard({ cadence, place }: { cadence: Cadence; place: number }) {
  const { id, name, status, steps, sendWindow, review, audience, holdOutPercent } = cadence;
  return (
    <article className="panel" aria-label={name} style={{ padding: 14 }}>
      <Group gap="xs">
        <Text size="sm" c="dimmed" className="num">
          {place}.
        </Text>
        <Link to="/cadences/$id" params={{ id }} className="row-link">
          {name}
        </Link>
        {status === 'archived' && (
          <Badge size="sm" variant="light" color="gray">
            {en.cadences.archived}
          </Badge>
        )}
      </Group>
      <Text size="sm" mt={4}>
        {audience.all.length === 0 ? en.cadences.everyLead : inWords(audience)}
      </Text>
      <Group gap={6} mt="xs">
        {dayNumbers(steps).map((day, i) => (
          <Badge key={steps[i]!.id} variant="light" color="gray" size="sm">
            {en.cadences.day(day)}: {en.cadences.purposes[steps[i]!.purpose]}
          </Badge>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {sendWindow.days.map((day) => en.form.days[day]).join(' ')}, {sendWindow.from}–{sendWindow.to}{' '}
        {en.lead.theirTime} · {en.cadences.reviews[review]}
        {holdOutPercent > 0 && ` · ${en.cadences.holdsOut(holdOutPercent)}`}
      </Text>
    </article>
  );
}
