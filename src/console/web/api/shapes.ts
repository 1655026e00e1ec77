/** What the API answers, by hand: its OpenAPI document describes requests, not yet answers. Instants are ISO 8601. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type Role = 'admin' | 'supervisor' | 'marketing' | 'rep';

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  repId: string | null;
}

export interface Session {
  user: SessionUser | null;
  csrf: string | null;
  setupNeeded: boolean;
  sandbox: boolean;
  writer: { id: string; isAi: boolean };
  version: string;
}

export const LEDGER_STATES = [
  'waiting_first_touch',
  'in_cadence',
  'needs_review',
  'answering',
  'snoozed',
  'with_rep',
  'finished',
  'closed',
  'excluded',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

export const REPLY_CLASSES = [
  'interested',
  'wants_meeting',
  'question',
  'objection',
  'later',
  'not_interested',
  'wrong_person',
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
  'bounce',
  'unclear',
] as const;
export type ReplyClass = (typeof REPLY_CLASSES)[number];

export interface Coverage {
  total: number;
  states: Record<LedgerState, number>;
  excluded: Record<string, number>;
  unaccounted: number;
  oldestWaiting: { leadId: string; state: LedgerState; since: string } | null;
}

export interface BoardHandoff {
  id: string;
  leadId: string;
  leadName: string | null;
  company: string | null;
  status: 'unassigned' | 'offered' | 'accepted';
  replyClass: ReplyClass | null;
  actAt: string | null;
}

export interface RepCard {
  id: string;
  name: string;
  atWork: boolean;
  backAt?: string | null;
  awayUntil: string | null;
  capacity: number;
  accepted: number;
  offered: number;
  firstResponseMinutes: number | null;
  handoffs: BoardHandoff[];
}

export interface Attention {
  kind: string;
  about: 'message' | 'reply' | 'handoff' | 'mailbox';
  aboutId: string;
  leadId: string | null;
  leadName: string | null;
  mailbox: string | null;
  reason: string | null;
  dueAt: string | null;
}

export interface Board {
  now: string;
  ledger: Coverage;
  today: { sent: number; replied: number; warm: number; handedOver: number };
  agent: { drafting: number; needsReview: number; answering: number; snoozed: number };
  reps: RepCard[];
  unassigned: BoardHandoff[];
  unassignedCount?: number;
  attention: Attention[];
  stoppedAt: string | null;
}

export interface Lead {
  id: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  title: string | null;
  phone: string | null;
  industry: string | null;
  website: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
  language: string;
  timeZone: string;
  timeZoneSource: string;
  ownerEmail: string | null;
  source: string | null;
  intake: string;
  importId: string | null;
  lawfulBasis: string;
  consentAt: string | null;
  externalIds: Record<string, string>;
  custom: Record<string, string>;
  whisper: string | null;
  ledgerState: LedgerState;
  ledgerReason: string;
  nextActionAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface BulkAnswer {
  leads: number;
  acted: boolean;
  done: number;
  refused: { reason: string; leads: number; message: string }[];
}

export interface Enrollment {
  id: string;
  cadenceId: string;
  cadenceName: string | null;
  status: 'active' | 'paused' | 'finished' | 'stopped';
  reason: string;
  stepsSent: number;
  dueAt: string | null;
  notBefore: string | null;
  holdReason: string | null;
  resumeAt: string | null;
  pauseOwner: string | null;
  openedAt: string;
}

export interface LeadDetail extends Lead {
  enrollment: Enrollment | null;
  nextAction: { what: string; at: string | null; whyNotSooner: string | null } | null;
}

export interface Meaning {
  class: ReplyClass;
  confidence: number;
  evidence: string;
  language: string;
  resumeOn: string | null;
  questions: string[];
  referral: { name: string | null; email: string | null } | null;
}

export interface Message {
  id: string;
  leadId: string | null;
  direction: 'out' | 'in';
  kind: 'touch' | 'answer' | 'nudge' | 'person' | 'check' | 'reply';
  status: string;
  enrollmentId: string | null;
  stepId: string | null;
  answersId: string | null;
  fromAddress: string | null;
  toAddress: string | null;
  subject: string;
  body: string;
  language: string | null;
  writtenBy: string | null;
  findings: { rule: string; detail: string }[];
  reviewBy: string | null;
  assignedTo: string | null;
  notBefore: string | null;
  holdReason: string | null;
  sentAt: string | null;
  receivedAt: string | null;
  matchedBy: string | null;
  evidence: { text: string; passageId: string; title: string; quote: string }[] | null;
  whisper: string | null;
  flags: string[];
  meaning: Meaning | null;
  decision: { act: string; reason: string; until: string | null } | null;
  classifiedBy: string | null;
  wireResponse: string | null;
  createdAt: string;
}

export type TimelineEntry =
  | { at: string; kind: 'act'; actor: string; act: string; reason: string | null; detail: Record<string, unknown> }
  | { at: string; kind: 'message'; message: Message };

export interface Handoff {
  id: string;
  leadId: string;
  replyId: string | null;
  replyClass: ReplyClass | null;
  status: 'unassigned' | 'offered' | 'accepted' | 'returned' | 'closed';
  outcome: string | null;
  repId: string | null;
  reason: string;
  brief: { who: string; whyWarm: string; quote: string; asked: string[]; nextStep: string };
  actAt: string | null;
  firstActionAt: string | null;
  openedAt: string;
  acceptedAt: string | null;
  endedAt: string | null;
}

export interface SendWindow {
  days: number[];
  from: string;
  to: string;
  skipHolidays: boolean;
}

export interface Rep {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  hours: SendWindow;
  capacity: number;
  weight: number;
  countries: string[];
  languages: string[];
  products: string[];
  bookingLink: string | null;
  digest: boolean;
  takes: 'all' | 'fitting';
  leave: { from: string; until: string }[];
  awayUntil: string | null;
  status: 'active' | 'inactive';
  lastOfferedAt: string | null;
  createdAt: string;
}

export interface Step {
  id: string;
  position: number;
  waitDays: number;
  purpose: 'opening' | 'new_angle' | 'question' | 'close';
  instruction: string | null;
}

export interface Condition {
  field: string;
  op: string;
  value?: string | string[];
}

export interface Cadence {
  id: string;
  name: string;
  position: number;
  status: 'active' | 'archived';
  audience: { all: (Condition | { any: Condition[] })[] };
  sendWindow: SendWindow;
  review: 'all' | 'first_step' | 'none';
  holdOutPercent: number;
  createdAt: string;
  updatedAt: string;
  steps: Step[];
}

export interface Import {
  id: string;
  fileName: string;
  vendor: string;
  vendorLabel: string;
  headers: string[];
  mapping: Record<string, string>;
  policy: string;
  cadenceId: string | null;
  dryRun: boolean;
  status: 'reading' | 'merging' | 'done' | 'failed' | 'cancelled' | 'undone';
  error: string | null;
  bytes: number;
  bytesRead: number;
  rowsRead: number;
  rowsMerged: number;
  counts: Record<string, number>;
  standings: Record<string, number>;
  marks: Record<string, number>;
  undoUntil: string | null;
  startedBy: string;
  createdAt: string;
  finishedAt: string | null;
}

export interface ImportPreview {
  format: { kind: 'csv' | 'xlsx' };
  vendorLabel: string;
  remembered: boolean;
  columns: { name: string; use: string; suggestion: string | null; samples: string[] }[];
  rows: {
    rowNumber: number;
    lead: Pick<Lead, 'email' | 'phone' | 'firstName' | 'lastName' | 'company' | 'country'>;
    problems: string[];
  }[];
  refusal: { column: string; message: string } | null;
  fields: { name: string; label: string }[];
}

export interface Undone {
  removed: number;
  kept: { reason: string; leads: number; message: string }[];
}

export interface RepLoad {
  id: string;
  name: string;
  open: number;
  capacity: number;
  atWork: boolean;
  backAt: string | null;
}

export interface MailServer {
  host: string;
  port: number;
  security: 'implicit' | 'starttls' | 'none';
  user: string | null;
  signIn: 'password' | 'xoauth2';
}

export interface Mailbox {
  id: string;
  address: string;
  fromName: string;
  signature: string | null;
  wire: 'capture' | 'smtp';
  status: 'active' | 'paused';
  pauseReason: string | null;
  dailyCap: number;
  gapSeconds: number;
  gapJitterSeconds: number;
  rampStart: number | null;
  rampPerDay: number | null;
  rampFrom: string | null;
  workHours: SendWindow | null;
  timeZone: string;
  smtp: MailServer | null;
  imap: MailServer | null;
  oauth: { tokenUrl: string; clientId: string; scope: string | null } | null;
  dkim: { domain: string; selector: string } | null;
  setUpBy: 'api' | 'environment';
  repliesBy: 'imap' | 'webhook';
  lastReadAt: string | null;
  createdAt: string;
  secrets: string[];
  today: { cap: number; used: number } | null;
  isUnread: boolean;
  stuck: { since: string; words: string } | null;
}

type ConnectionTest = { ok: true; detail: string } | { ok: false; problem: string; remedy: string; detail: string };

interface DnsFinding {
  found: boolean;
  name: string;
  record: string | null;
  problem: string | null;
}

export interface MailboxTest {
  smtp: ConnectionTest;
  imap: ConnectionTest;
  dns: { spf: DnsFinding; dkim: DnsFinding; dmarc: DnsFinding };
}

export interface Company {
  id: number;
  name: string;
  sells: string;
  audience: string;
  proof: string[];
  tone: 'friendly' | 'plain' | 'formal';
  website: string | null;
  linkDomains: string[];
  senderName: string;
  postalAddress: string | null;
  updatedAt: string;
}

export interface HandoffSettings {
  acceptHours: number;
  askLead: boolean;
}

export interface NoticeSettings {
  alarmAddresses: string[];
  quiet: { from: string; to: string } | null;
}

export interface WriterSettings {
  id: string;
  isAi: boolean;
  models: string[];
  monthlyBudget: number | null;
  prices: Record<string, { input: number; cachedInput: number | null; output: number }>;
  offlineTakesOver: boolean;
  spentThisMonth: number;
  pauses: { model: string; until: string; reason: string }[];
}

export interface Suppression {
  id: string;
  kind: 'address' | 'domain' | 'hash';
  value: string;
  reason: string;
  source: string;
  createdAt: string;
}

export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  repId: string | null;
  createdAt: string;
  disabledAt: string | null;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
}

export interface ApiKey {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
}

export interface Passage {
  id: string;
  documentId: string | null;
  position: number;
  title: string;
  text: string;
  language: string;
  validUntil: string | null;
  createdAt: string;
}

export interface KnowledgeDocument {
  id: string;
  name: string;
  format: string;
  language: string;
  bytes: number;
  validUntil: string | null;
  createdAt: string;
  passages: number;
}

export interface OpenQuestion {
  id: string;
  language: string;
  status: 'open' | 'answered' | 'dismissed';
  text: string;
  asked: number;
  firstAskedAt: string;
  lastAskedAt: string;
  askings: { id: string; leadId: string; text: string; askedAt: string; outcome: string | null }[];
}

export interface AuditedAct {
  id: string;
  at: string;
  actor: string;
  actorName: string | null;
  act: string;
  about: string | null;
  aboutId: string | null;
  leadId: string | null;
  leadName: string | null;
  reason: string | null;
  detail: Record<string, unknown> | null;
}

export interface Pace {
  done: number;
  waiting: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export type Who = 'agent' | 'people';

export interface Lift {
  writtenTo: number;
  heldOut: number;
  items: {
    measure: 'replied' | 'warm' | 'accepted' | 'won';
    writtenTo: number;
    heldOut: number;
    lift: { difference: number; from: number; until: number } | null;
  }[];
}

export interface Funnel {
  leads: number;
  excluded: number;
  heldOut: number;
  touched: number;
  replied: number;
  warm: number;
  accepted: number;
  won: number;
  calls: number;
  callsAccepted: number;
  callsWon: number;
}

export interface ReportStep {
  id: string;
  cadenceId: string;
  edition: number;
  position: number;
  purpose: Step['purpose'];
  isCurrent: boolean;
  removedAt: string | null;
}

export interface Share {
  conversations: number;
  agentAlone: number;
  agentAloneSteered: number;
  agentThenPerson: number;
  personAlone: number;
  nobodyYet: number;
}

export interface Speed {
  firstTouch: Record<Who, Pace>;
  replySettled: Record<Who, Pace>;
  offerAccepted: Pace & { declined: number; expired: number };
  firstAction: Pace;
}

export interface Replies {
  by: 'day' | 'week' | 'month';
  items: { from: string; class: ReplyClass | null; replies: number }[];
}

export interface Cost {
  mails: { kind: string; mails: number }[];
  drafts: { writer: string; drafts: number }[];
  readings: { reader: string; replies: number }[];
  models: ModelUse[];
  spending: Spending;
}

export interface ModelUse {
  model: string;
  purpose: string;
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  cost: number | null;
  unpriced: number;
}

export interface Spending {
  leads: number;
  warm: number;
  handoffs: number;
  mails: number;
  reviews: number;
  reviewMinutes: number;
  modelCalls: number;
  unpricedCalls: number;
  models: number;
  mail: number;
  review: number;
  total: number;
  perLead: number | null;
  perWarmLead: number | null;
  perHandoff: number | null;
}

export interface CostSettings {
  perMail: number;
  hourlyRate: number;
  minutesPerReview: number;
}

export interface AutonomyCell {
  class: string;
  confidence: 'medium' | 'high';
  value: 'normal' | 'high';
  act: string;
  minutes: number | null;
}

/** What became of the replies of a cell under the freedom it has now, and what that speaks for. */
export interface CellReport extends AutonomyCell {
  replies: number;
  reclassified: number;
  approved: number;
  edited: number;
  rejected: number;
  alone: number;
  waiting: number;
  proposal: {
    direction: 'promote' | 'demote';
    to: { act: string; minutes: number | null };
    because: 'approved_as_is' | 'left_alone' | 'corrected' | 'thrown_away' | 'misread';
    of: number;
    cases: number;
  } | null;
}

export interface Autonomy {
  matrix: AutonomyCell[];
  cells: (Omit<AutonomyCell, 'confidence' | 'value'> & { confidence: string | null; value: string | null })[];
  highValue: Cadence['audience'] | null;
}

export interface PreviewedMail {
  step: number;
  dueAt: string;
  subject: string;
  body: string;
  findings: { rule: string; detail: string }[];
  writtenBy: string;
}

export interface CadencePreview {
  excluded: string | null;
  mails: PreviewedMail[];
  failed: { step: number; message: string } | null;
}

export interface Capacity {
  leads: number;
  perDay: { date: string; sends: number; firstTouches: number }[];
  firstTouchesDoneOn: string | null;
  heldBackBy: { what: string; message: string }[];
  changes: { message: string; firstTouchesDoneOn: string | null }[];
}

export interface Finding {
  level: 'ok' | 'warn' | 'fail';
  check: string;
  says: string;
}

export interface System {
  version: string;
  node: string;
  now: string;
  sandbox: boolean;
  queue: 'redis' | 'postgres';
  queues: Record<string, { waiting: number; active: number }>;
  findings: Finding[];
}

export interface ParkedMail {
  id: string;
  mailboxId: string;
  folder: string;
  reason: 'too_large' | 'unreadable';
  detail: string | null;
  sender: string | null;
  bytes: number;
  parkedAt: string;
}
