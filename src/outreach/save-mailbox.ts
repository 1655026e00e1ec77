import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { BadFields, type FieldProblem } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { ReleaseHolds } from '../cadences/release-holds.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailDelaysStore } from '../messages/mail-delays.store.js';
import { MailboxSecretsStore, type SecretKind } from '../messages/mailbox-secrets.store.js';
import { ReadingsStore } from '../messages/readings.store.js';
import type { MailboxInput } from './mailbox-input.js';

/** The actor of what `SMTP_URL` and `IMAP_URL` set up. */
export const ENVIRONMENT = 'environment';

/** A secret as given: text to keep, nothing to leave it as it is. */
type Given = Partial<Record<SecretKind, string | undefined>>;

/** Makes or changes a mailbox, with its secrets; what waited for it is looked at again at once. */
@Injectable()
export class SaveMailbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailboxes: MailboxesStore,
    private readonly delays: MailDelaysStore,
    private readonly secrets: MailboxSecretsStore,
    private readonly readings: ReadingsStore,
    private readonly releaseHolds: ReleaseHolds,
    private readonly activity: ActivityStore,
    private readonly config: Config,
  ) {}

  /** @throws BadFields when another mailbox has the address, or a secret is missing */
  async run(known: Mailbox | null, input: MailboxInput, actor: string, now: Date): Promise<string> {
    const id = await this.dataSource.transaction(async (tx) => {
      await this.refuse(tx, known, input);
      if (actor !== ENVIRONMENT) refuseOverruled(known, input);
      const setUpBy = actor === ENVIRONMENT ? 'environment' : (known?.setUpBy ?? 'api');
      const saved = await this.mailboxes.save(tx, { ...this.rowOf(known, input, now), setUpBy });
      await this.saveSecrets(tx, saved.id, known, input, now);
      // What was read elsewhere says nothing about this server.
      await this.readings.restart(tx, saved.id, isOtherServer(known, input), now);
      await this.delays.askAgain(tx, saved.id, now);
      await this.activity.record(tx, { at: now, actor, act: 'mailbox.saved', about: 'mailbox', aboutId: saved.id });
      return saved.id;
    });
    await this.releaseHolds.run(now);
    return id;
  }

  private async refuse(tx: Tx, known: Mailbox | null, input: MailboxInput): Promise<void> {
    const others = (await this.mailboxes.all()).filter(({ id }) => id !== known?.id);
    if (others.some(({ address }) => address === input.address)) {
      throw new BadFields([{ field: 'address', message: 'another mailbox has this address' }], 409);
    }
    const kept = (await this.secrets.kept(tx))
      .filter(({ mailboxId }) => mailboxId === known?.id)
      .map(({ kind }) => kind);
    const problems = missingSecrets(known, input, new Set(kept));
    if (problems.length > 0) throw new BadFields(problems);
  }

  private rowOf(known: Mailbox | null, input: MailboxInput, now: Date): Partial<Mailbox> {
    const { smtp, imap, oauth, dkim, ramp, ...plain } = input;
    const server = smtp === undefined ? (known?.smtp ?? null) : smtp && withoutSecrets(smtp);
    return {
      ...(known ? { id: known.id } : { createdAt: now }),
      ...plain,
      ...pauseOf(input, known, this.config.simulated || server !== null),
      ...(ramp === undefined ? {} : rampOf(ramp, known, localDay(now, input.timeZone))),
      wire: server && !this.config.simulated ? 'smtp' : 'capture',
      smtp: server,
      ...(imap === undefined ? {} : { imap: imap && withoutSecrets(imap) }),
      ...(oauth === undefined ? {} : { oauth: oauth && withoutSecrets(oauth) }),
      ...(dkim === undefined ? {} : { dkim: dkim && { domain: domainPart(input.address), selector: dkim.selector } }),
      settingsVersion: (known?.settingsVersion ?? 0) + 1,
    };
  }

  private async saveSecrets(tx: Tx, id: string, known: Mailbox | null, input: MailboxInput, now: Date): Promise<void> {
    for (const [kind, secret] of Object.entries(givenSecrets(input)) as [SecretKind, string | undefined][]) {
      if (secret !== undefined) await this.secrets.save(tx, id, kind, secret, now);
    }
    await this.secrets.forget(tx, id, [
      ...(input.smtp === null ? (['smtp_password'] as const) : []),
      ...(input.imap === null ? (['imap_password'] as const) : []),
      ...(input.oauth && !input.oauth.clientSecret && known?.oauth && !isSameIssuer(input, known)
        ? (['oauth_client_secret'] as const)
        : []),
      ...(input.oauth === null ? (['oauth_client_secret', 'oauth_refresh_token'] as const) : []),
      ...(input.dkim === null ? (['dkim_private_key'] as const) : []),
    ]);
  }
}

const givenSecrets = ({ smtp, imap, oauth, dkim }: MailboxInput): Given => ({
  smtp_password: smtp?.password,
  imap_password: imap?.password,
  oauth_client_secret: oauth?.clientSecret,
  oauth_refresh_token: oauth?.refreshToken,
  dkim_private_key: dkim?.privateKey,
});

/** What the environment decides would be back at the next start. */
function refuseOverruled(known: Mailbox | null, input: MailboxInput): void {
  if (known?.setUpBy !== ENVIRONMENT) return;
  const overruled = [
    ...(input.smtp === undefined ? [] : [{ field: 'smtp', message: 'SMTP_URL decides: change it there' }]),
    ...(input.imap === undefined || !known.imap
      ? []
      : [{ field: 'imap', message: 'IMAP_URL decides: change it there' }]),
    ...(input.address === known.address && input.fromName === known.fromName
      ? []
      : [
          {
            field: input.address === known.address ? 'fromName' : 'address',
            message: 'MAIL_FROM decides: change it there',
          },
        ]),
  ];
  if (overruled.length > 0) throw new BadFields(overruled);
}

function isOtherServer(known: Mailbox | null, { imap }: MailboxInput): boolean {
  if (!known || imap === undefined) return false;
  const [before, after] = [known.imap, imap];
  return before?.host !== after?.host || before?.port !== after?.port || before?.user !== after?.user;
}

const isSameIssuer = ({ oauth }: MailboxInput, known: Mailbox | null): boolean =>
  oauth?.tokenUrl === known?.oauth?.tokenUrl;

/** A kept password goes only to the server and the user it was given for: whoever may change a host must not learn it. */
function missingSecrets(known: Mailbox | null, input: MailboxInput, kept: Set<SecretKind>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const needs = (field: string, given: string | undefined, kind: SecretKind, isSame: boolean): void => {
    if (given !== undefined || (kept.has(kind) && isSame)) return;
    problems.push({
      field,
      message: kept.has(kind) ? 'give it again: it was for another server or user' : 'is missing',
    });
  };
  for (const name of ['smtp', 'imap'] as const) {
    const [server, before] = [input[name], known?.[name]];
    if (!server?.user) continue;
    const isSame = before?.host === server.host && before.port === server.port && before.user === server.user;
    if (server.signIn === 'password') needs(`${name}.password`, server.password, `${name}_password`, isSame);
    else if (!(input.oauth === undefined ? known?.oauth : input.oauth)) {
      problems.push({ field: 'oauth', message: `is missing: ${name} signs in with xoauth2` });
    }
  }
  if (input.oauth)
    needs('oauth.refreshToken', input.oauth.refreshToken, 'oauth_refresh_token', isSameIssuer(input, known));
  if (input.dkim) needs('dkim.privateKey', input.dkim.privateKey, 'dkim_private_key', true);
  return problems;
}

function withoutSecrets<T extends { password?: string; clientSecret?: string; refreshToken?: string }>(given: T) {
  const { password: _, clientSecret: __, refreshToken: ___, ...rest } = given;
  return rest;
}

/** Without a server nothing can leave, and leads must not be given to it. */
function pauseOf({ status }: MailboxInput, known: Mailbox | null, hasServer: boolean): Partial<Mailbox> {
  if (status === 'active')
    return hasServer ? { pauseReason: null } : { status: 'paused', pauseReason: 'no_mail_server' };
  return { pauseReason: known?.pauseReason ?? 'by_hand' };
}

/** It starts on the day it is first given, and goes on from there when its numbers change. */
function rampOf(ramp: MailboxInput['ramp'], known: Mailbox | null, today: string): Partial<Mailbox> {
  if (!ramp) return { rampStart: null, rampPerDay: null, rampFrom: null };
  return { rampStart: ramp.start, rampPerDay: ramp.perDay, rampFrom: known?.rampFrom ?? today };
}

const localDay = (now: Date, zone: string): string => DateTime.fromJSDate(now, { zone }).toISODate() ?? '';

const domainPart = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
