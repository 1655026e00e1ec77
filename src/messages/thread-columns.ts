import { snakeCase } from '../database/snake-case.naming.js';
import type { Message } from './message.entity.js';

/** All columns but the bytes and the leases, which only the wire needs. */
const THREAD_COLUMNS = [
  'id',
  'leadId',
  'direction',
  'kind',
  'status',
  'enrollmentId',
  'stepId',
  'answersId',
  'mailboxId',
  'messageId',
  'inReplyTo',
  'references',
  'fromAddress',
  'toAddress',
  'subject',
  'body',
  'language',
  'writtenBy',
  'fromName',
  'whisper',
  'assignedTo',
  'findings',
  'evidence',
  'reviewBy',
  'notBefore',
  'holdReason',
  'sentAt',
  'wireStartedAt',
  'wireResponse',
  'receivedAt',
  'settledAt',
  'matchedBy',
  'flags',
  'meaning',
  'decision',
  'classifiedBy',
  'createdAt',
] as const satisfies (keyof Message)[];

/** A message as people and writers read it. */
export type ThreadMessage = Pick<Message, (typeof THREAD_COLUMNS)[number]>;

/** For a query builder of `message`, and for SQL. */
export const threadColumns = THREAD_COLUMNS.map((column) => `message.${column}`);
export const threadColumnsSql = THREAD_COLUMNS.map((column) => `"${snakeCase(column)}"`).join(', ');
