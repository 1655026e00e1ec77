import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../clock/clock.js';
import { type MailboxPlan, MailboxesStore } from '../messages/mailboxes.store.js';
import { LANES, type Lane } from './cadence.rules.js';
import { stepsOfEdition } from './steps.rules.js';
import { type CadenceInUse, CadencesStore } from './cadences.store.js';
import { type Change, changesFor } from './capacity-changes.js';
import { forecast, type Forecast, type Hindrance, type LeadGroup, type Plan } from './capacity.rules.js';
import { CapacityStore, type WaitingGroup } from './capacity.store.js';

/** A year of caps is more than any ramp needs. */
const DAYS_OF_CAPS = 366;

/** Leads that would enter a cadence, by where they are. */
export interface Expected {
  cadenceId: string;
  places: { timeZone: string; country: string | null; leads: number }[];
}

export interface Capacity extends Omit<Forecast, 'heldBackBy'> {
  heldBackBy: { what: Hindrance | 'no_mailbox' | 'stopped'; message: string }[];
  changes: Change[];
}

const HINDRANCES: Record<Capacity['heldBackBy'][number]['what'], string> = {
  cap: 'The daily caps of the mailboxes are used up',
  ramp: 'Mailboxes are new and send more each day',
  gap: 'The gap between two mails leaves no more of them in a day',
  mailbox_hours: 'Mailboxes keep their own work hours',
  window: 'The send window of the leads is closed on some days',
  holiday: 'It is a public holiday where leads are',
  no_mailbox: 'No mailbox is active: nothing is sent',
  stopped: 'All sending is stopped: nothing leaves until it is started again',
};

/** When leads get their mails, told in advance. Changes nothing. */
@Injectable()
export class ForecastCapacity {
  constructor(
    private readonly capacity: CapacityStore,
    private readonly cadences: CadencesStore,
    private readonly mailboxes: MailboxesStore,
    private readonly clock: Clock,
  ) {}

  /** Of the leads of an import that wait for their first touch, or of leads that would come to those under way. */
  async run(asked: { importId: string } | Expected): Promise<Capacity> {
    const now = await this.clock.now();
    const mailboxes = await this.mailboxes.plans(now, DAYS_OF_CAPS);
    const today = DateTime.fromJSDate(now, { zone: mailboxes[0]?.timeZone ?? 'utc' }).toISODate() ?? '';
    const cadences = await this.cadences.allInUse();
    const underWay = await this.capacity.underWay(today, 'importId' in asked ? asked.importId : null);
    const groups = [
      ...underWay.flatMap((group) => groupOf(group, cadences)),
      ...('importId' in asked ? [] : expectedGroups(asked, cadences)),
    ];
    const plan: Plan = { now, today, mailboxes, groups };
    const told = forecast(plan);
    const changes = changesFor(plan, told);
    const heldBackBy = [...(await this.obstacles(mailboxes)), ...told.heldBackBy];
    return { ...told, heldBackBy: heldBackBy.map((what) => ({ what, message: HINDRANCES[what] })), changes };
  }

  private async obstacles(mailboxes: MailboxPlan[]): Promise<('no_mailbox' | 'stopped')[]> {
    const stopped = (await this.mailboxes.stoppedBy()) !== null;
    return [...(stopped ? (['stopped'] as const) : []), ...(mailboxes.length === 0 ? (['no_mailbox'] as const) : [])];
  }
}

function groupOf(group: WaitingGroup, cadences: ReadonlyMap<string, CadenceInUse>): LeadGroup[] {
  const cadence = cadences.get(group.cadenceId);
  const next = cadence?.allSteps.find(({ id }) => id === group.nextStepId);
  if (!cadence || !next || next.retiredAt) return [];
  const steps = stepsOfEdition(cadence.allSteps, next.edition);
  const { timeZone, country, dueIn, asked, leads } = group;
  const lane = LANES[group.lane] as Exclude<Lane, 'answer'>;
  return [
    {
      window: cadence.sendWindow,
      waits: waitsOf({ steps }),
      timeZone,
      country,
      step: steps.indexOf(next),
      lane,
      dueIn,
      asked,
      leads,
    },
  ];
}

function expectedGroups({ cadenceId, places }: Expected, cadences: ReadonlyMap<string, CadenceInUse>): LeadGroup[] {
  const cadence = cadences.get(cadenceId);
  if (!cadence) return [];
  const waits = waitsOf(cadence);
  const [dueIn = 0] = waits;
  return places.map((place) => ({
    ...place,
    window: cadence.sendWindow,
    waits,
    step: 0,
    lane: 'first',
    dueIn,
    asked: true,
  }));
}

const waitsOf = ({ steps }: Pick<CadenceInUse, 'steps'>): number[] => steps.map(({ waitDays }) => waitDays);
