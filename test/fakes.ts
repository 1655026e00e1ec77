import { Clock } from '../src/clock/clock.js';
import { jobs, type QueueName, queueNames, type ReminderName } from '../src/jobs/jobs.js';
import {
  Inbox,
  InboxFailed,
  type InboxMail,
  type InboxPosition,
  type InboxVisit,
  type InboxWatch,
  type OpenFolder,
} from '../src/mail/inbox.js';
import type { ImapAccount } from '../src/mail/mail-server.js';
import { MailTransport, type OutgoingMail, SendFailed, type SendReceipt } from '../src/mail/mail-transport.js';
import { OfflineWriter } from '../src/writer/offline.writer.js';
import type { AnswerBrief, AnswerDraft, AnswerToCheck, Draft, TouchBrief } from '../src/writer/writer.js';

/** A clock that a test sets. */
export class SettableClock extends Clock {
  constructor(public at: Date) {
    super();
  }

  async now(): Promise<Date> {
    return this.at;
  }

  pass(hours: number): Date {
    this.at = new Date(this.at.getTime() + hours * 3_600_000);
    return this.at;
  }
}

type Answer = (mail: OutgoingMail) => SendReceipt | Promise<SendReceipt>;

/** A wire that remembers what it was given and answers as the test says: `next` for the next mail, and 250 to all others. */
export class ScriptedWire extends MailTransport {
  mails: OutgoingMail[] = [];
  private script: Answer[] = [];

  next(...answers: (Answer | SendFailed)[]): void {
    this.script.push(
      ...answers.map((answer) => (answer instanceof SendFailed ? () => Promise.reject(answer) : answer)),
    );
  }

  forget(): void {
    this.mails = [];
    this.script = [];
  }

  async send(mail: OutgoingMail): Promise<SendReceipt> {
    this.mails.push(mail);
    const answer = this.script.shift();
    return answer ? answer(mail) : { response: '250 ok' };
  }
}

export const unknownFate = () => new SendFailed('connection lost after the dot', 'unknown', 'host', false);
export const askedToWait = () => new SendFailed('451 try again later', 'not_accepted', 'host', false, 451);
export const refusedForGood = () => new SendFailed('550 5.1.1 no such user', 'not_accepted', 'message', true, 550);
export const textRefused = () => new SendFailed('554 5.7.1 refused', 'not_accepted', 'text', true, 554);
export const signInForNow = () =>
  new SendFailed('454 4.7.0 temporary authentication failure', 'not_accepted', 'server', false, 454, 'sign_in_failed');
export const signInFailed = () => new SendFailed('535 5.7.8 bad credentials', 'not_accepted', 'mailbox', true, 535);

/** An IMAP server's folders, held in memory. A test puts mails in, takes some away, renumbers, or lets it fail. */
export class ScriptedInbox extends Inbox {
  folders = new Map<string, { uidValidity: string; mails: InboxMail[]; next: number }>();
  failure: InboxFailed | null = null;
  visits = 0;
  /** Runs before a mail is handed out. */
  before: ((mail: InboxMail) => Promise<void> | void) | null = null;

  /** Each watch that is open; ended by the test or by who opened it. Null: the server offers none. */
  watches: { news: () => void; end: () => void }[] | null = [];

  async watch(_account: ImapAccount, onNews: () => void): Promise<InboxWatch | null> {
    if (this.failure) throw this.failure;
    const { watches } = this;
    if (!watches) return null;
    let end: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const watch = {
      news: onNews,
      end: () => {
        watches.splice(watches.indexOf(watch), 1);
        end();
      },
    };
    watches.push(watch);
    return { over, close: watch.end };
  }

  forget(): void {
    this.watches = [];
    this.folders = new Map([['INBOX', { uidValidity: '1', mails: [], next: 1 }]]);
    this.failure = null;
    this.before = null;
    this.visits = 0;
  }

  put(raw: string | Buffer, folder = 'INBOX', isCut = false): void {
    const box = this.folders.get(folder) ?? { uidValidity: '1', mails: [], next: 1 };
    this.folders.set(folder, box);
    box.mails.push({ uid: box.next++, raw: Buffer.from(raw), isCut, bytes: isCut ? 52_000_000 : raw.length });
  }

  renumber(folder = 'INBOX'): void {
    const box = this.folders.get(folder)!;
    box.uidValidity += '1';
    box.mails.forEach((mail, at) => (mail.uid = at + 1));
    box.next = box.mails.length + 1;
  }

  async visit<T>({ folders }: ImapAccount, visit: (inbox: InboxVisit) => Promise<T>): Promise<T> {
    this.visits++;
    if (this.failure) throw this.failure;
    return visit({
      folders: async () => folders ?? [...this.folders.keys()],
      open: async (folder, known) => this.open(folder, known),
    });
  }

  private open(folder: string, known: InboxPosition | null): OpenFolder {
    const box = this.folders.get(folder);
    if (!box) throw new InboxFailed(folder, 'folder_missing');
    const { uidValidity, mails, next } = box;
    const end = { uidValidity, uid: next - 1 };
    const renumbered = known !== null && known.uidValidity !== uidValidity;
    const from = known ? { uidValidity, uid: renumbered ? 0 : known.uid } : end;
    const [news, hook] = [mails.filter(({ uid }) => uid > from.uid), this.before];
    return {
      from,
      end,
      renumbered,
      async *mails() {
        for (const mail of news) {
          await hook?.(mail);
          yield mail;
        }
      },
    };
  }
}

/** The offline writer, unless the test puts another pen in its hand. */
export class ScriptedWriter extends OfflineWriter {
  briefs: TouchBrief[] = [];
  write: ((brief: TouchBrief) => Promise<Draft>) | null = null;
  answer: ((brief: AnswerBrief) => AnswerDraft) | null = null;
  check: ((answer: AnswerToCheck) => string[]) | null = null;

  forget(): void {
    this.briefs = [];
    this.write = null;
    this.answer = null;
    this.check = null;
  }

  override async draftTouch(brief: TouchBrief): Promise<Draft> {
    this.briefs.push(brief);
    return this.write ? this.write(brief) : super.draftTouch(brief);
  }

  override async draftAnswer(brief: AnswerBrief): Promise<AnswerDraft> {
    return this.answer ? this.answer(brief) : super.draftAnswer(brief);
  }

  override async checkAnswer(answer: AnswerToCheck): Promise<string[]> {
    return this.check ? this.check(answer) : super.checkAnswer(answer);
  }
}

/** Stands where the queue stands and remembers what it was reminded of, in order. */
export class RememberingQueue {
  private reminders: { name: ReminderName; ids: string[] }[] = [];

  async remind(name: ReminderName, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) this.reminders.push({ name, ids: [...ids] });
  }

  async counts() {
    const waiting = (queue: QueueName) => this.reminders.filter(({ name }) => jobs[name].queue === queue).length;
    return Object.fromEntries(queueNames.map((name) => [name, { waiting: waiting(name), active: 0 }]));
  }

  forget(): void {
    this.reminders = [];
  }

  /** Everything since the last time, job by job. */
  take(name: ReminderName): string[] {
    const taken = this.reminders.filter((reminder) => reminder.name === name).flatMap(({ ids }) => ids);
    this.reminders = this.reminders.filter((reminder) => reminder.name !== name);
    return taken;
  }
}
