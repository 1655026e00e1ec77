import type { components } from './answers';

/** What the API answers, as its OpenAPI document says it (`npm run answers` writes it down). Instants are ISO 8601. */
type Answers = components['schemas'];

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
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
] as const satisfies Answers['LedgerState'][];

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
] as const satisfies Answers['ReplyClass'][];

export type Attention = Answers['Attention'];
export type AuditedAct = Answers['AuditedAct'];
export type Board = Answers['Board'];
export type BoardHandoff = Answers['BoardHandoff'];
export type Step = Answers['CadenceStep'];
export type Capacity = Answers['Capacity'];
export type CellReport = Answers['CellReport'];
export type Coverage = Answers['Coverage'];
export type Finding = Answers['Finding'];
export type Funnel = Answers['Funnel'];
export type Handoff = Answers['Handoff'];
export type HandoffCounts = Answers['HandoffCounts'];
export type ImportPreview = Answers['ImportPreview'];
export type Invitation = Answers['Invitation'];
export type Lead = Answers['Lead'];
export type LeadDetail = Answers['LeadDetail'];
export type LedgerState = Answers['LedgerState'];
export type Lift = Answers['Lift'];
export type MailServer = Answers['MailServer'];
export type MailboxTest = Answers['MailboxTest'];
export type Meaning = Answers['Meaning'];
export type ModelUse = Answers['ModelUse'];
export type Pace = Answers['Pace'];
export type ParkedMail = Answers['ParkedMail'];
export type Passage = Answers['Passage'];
export type PreviewedMail = Answers['PreviewedMail'];
export type Rep = Answers['Rep'];
export type RepCard = Answers['RepCard'];
export type Replies = Answers['Replies'];
export type ReplyClass = Answers['ReplyClass'];
export type Role = Answers['Role'];
export type SendWindow = Answers['SendWindow'];
export type ShownFooter = Answers['ShownFooter'];
export type Share = Answers['Share'];
export type Speed = Answers['Speed'];
export type Spending = Answers['Spending'];
export type Suppression = Answers['Suppression'];
export type MessageReasons = Answers['MessageReasons'];
export type Timeline = Answers['Timeline'];
export type TimelineEntry = Answers['TimelineEntry'];
export type Undone = Answers['Undone'];
export type User = Answers['User'];
export type Session = Answers['SessionState'];
export type Message = Answers['ThreadMessage'];
export type Cadence = Answers['CadenceWithSteps'];
export type Import = Answers['ImportView'];
export type RepLoad = Answers['RepDesk'];
export type Mailbox = Answers['MailboxView'];
export type ApiKey = Answers['ShownKey'];
export type KnowledgeDocument = Answers['AddedDocument'];
export type OpenQuestion = Answers['ListedQuestion'];
export type Cost = Answers['Costs'];
export type CostSettings = Answers['Rates'];
export type CadencePreview = Answers['Preview'];
export type System = Answers['SystemView'];
export type BulkAnswer = Answers['BulkActAnswer'];
export type SessionUser = NonNullable<Session['user']>;
export type Company = Answers['CompanyView'];
export type HandoffSettings = Answers['HandoffSettingsView'];
export type NoticeSettings = Answers['NoticeSettingsView'];
export type WriterSettings = Answers['WriterState'];
export type Autonomy = Answers['AutonomyView'];
export type AutonomyCell = Autonomy['matrix'][number];
export type Condition = Extract<Cadence['audience']['all'][number], { field: string }>;
export type ReportStep = Answers['ReportStep'];
export type Qualification = Answers['QualificationView'];
export type Criterion = Answers['Criterion'];
export type QualificationLine = Answers['QualificationLine'];
export type QualificationFinding = Answers['QualificationFinding'];
