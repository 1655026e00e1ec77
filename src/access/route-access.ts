import type { OwnKind } from './own-rows.store.js';
import type { Role } from './user.entity.js';

/**
 * - `all`: every row. `own`: a rep's own rows; what the `:id` of the path names is said by `of`, and lists are narrowed.
 * - `wordless`: every row, but not what leads and we have written to each other.
 */
export type Right = 'all' | 'own' | 'wordless';

export interface RouteRule {
  rights: Partial<Record<Role, Right>>;
  /** What `:id` names, where somebody has only their own. */
  of?: OwnKind;
}

const admin: RouteRule['rights'] = { admin: 'all' };
const lead: RouteRule['rights'] = { ...admin, supervisor: 'all' };
const office: RouteRule['rights'] = { ...lead, marketing: 'all' };
const everybody: RouteRule['rights'] = { ...office, rep: 'all' };
const withOwn = (rights: RouteRule['rights'], of?: OwnKind): RouteRule => ({ rights: { ...rights, rep: 'own' }, of });
const wordless = (rights: RouteRule['rights']): RouteRule['rights'] => ({ ...rights, marketing: 'wordless' });

/** Who that is signed in may do what. A route that is not here is closed to them; `test/access.medium.spec.ts` asks for its entry. */
export const ROUTE_ACCESS: Readonly<Record<string, RouteRule>> = {
  'GET /api/board': { rights: office },
  'GET /api/events': { rights: everybody },
  'GET /api/coverage': { rights: office },
  'GET /api/coverage/unaccounted': { rights: office },

  'GET /api/leads': withOwn(office),
  'POST /api/leads': { rights: office },
  'POST /api/leads/bulk': { rights: office },
  'POST /api/leads/bulk-acts': { rights: office },
  'GET /api/leads.csv': withOwn(office),
  'GET /api/leads/:id': withOwn(wordless(lead), 'lead'),
  'GET /api/leads/:id/timeline': withOwn(wordless(lead), 'lead'),
  'POST /api/leads/:id/pause': withOwn(office, 'lead'),
  'POST /api/leads/:id/snooze': withOwn(office, 'lead'),
  'POST /api/leads/:id/resume': withOwn(office, 'lead'),
  'POST /api/leads/:id/stop': withOwn(office, 'lead'),
  'POST /api/leads/:id/enroll': { rights: office },
  'POST /api/leads/:id/whisper': withOwn(lead, 'lead'),
  'POST /api/leads/:id/take-over': withOwn(lead, 'lead'),
  'POST /api/leads/:id/hand-off': withOwn(lead, 'lead'),
  'POST /api/leads/:id/message': withOwn(lead, 'lead'),
  'GET /api/leads/:id/export': { rights: admin },
  'DELETE /api/leads/:id': { rights: admin },

  'GET /api/imports': { rights: office },
  'POST /api/imports/preview': { rights: office },
  'POST /api/imports': { rights: office },
  'GET /api/imports/:id': { rights: office },
  'GET /api/imports/:id/capacity': { rights: office },
  'GET /api/imports/:id/problems.csv': { rights: office },
  'POST /api/imports/:id/start': { rights: office },
  'POST /api/imports/:id/cancel': { rights: office },
  'POST /api/imports/:id/undo': { rights: office },

  'GET /api/cadences': { rights: everybody },
  'GET /api/cadences/:id': { rights: everybody },
  'GET /api/cadences/:id/under-way': { rights: office },
  'POST /api/cadences': { rights: admin },
  'POST /api/cadences/audience-count': { rights: office },
  'POST /api/cadences/:id/preview': { rights: lead },
  'POST /api/cadences/:id/dry-run': { rights: office },
  'PUT /api/cadences/:id': { rights: admin },

  'GET /api/messages': { rights: lead },
  'GET /api/messages/reviewers': { rights: lead },
  'POST /api/messages/:id/assign': { rights: lead },
  'POST /api/messages/:id/approve': { rights: lead },
  'POST /api/messages/:id/edit': { rights: lead },
  'POST /api/messages/:id/reject': { rights: lead },
  'POST /api/messages/:id/regenerate': { rights: lead },
  'POST /api/messages/:id/settle': { rights: lead },
  'POST /api/messages/:id/resend': { rights: lead },
  'POST /api/messages/:id/undo': { rights: lead },
  'GET /api/replies': { rights: lead },
  'GET /api/replies/labelled': { rights: admin },
  'POST /api/replies/:id/reclassify': { rights: lead },
  'POST /api/inbound/email': { rights: admin },

  'GET /api/handoffs': withOwn(lead),
  'GET /api/handoffs/:id': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/accept': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/decline': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/return': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/close': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/contacted': withOwn(lead, 'handoff'),
  'POST /api/handoffs/:id/reassign': { rights: lead },
  'GET /api/reps': { rights: everybody },
  'GET /api/reps/loads': { rights: lead },
  'GET /api/reps/:id': { rights: everybody },
  'POST /api/reps': { rights: admin },
  'PUT /api/reps/:id': { rights: admin },
  'DELETE /api/reps/:id': { rights: admin },

  'GET /api/mailboxes': { rights: office },
  'GET /api/mailboxes/:id': { rights: office },
  'GET /api/mailboxes/:id/parked': { rights: admin },
  'GET /api/parked-mails': { rights: admin },
  'POST /api/parked-mails/:id/read': { rights: admin },
  'POST /api/parked-mails/:id/dismiss': { rights: admin },
  'POST /api/mailboxes': { rights: admin },
  'PUT /api/mailboxes/:id': { rights: admin },
  'POST /api/mailboxes/:id/test': { rights: admin },
  'POST /api/stop-all': { rights: lead },
  'POST /api/start-all': { rights: lead },
  'GET /api/suppressions': { rights: office },
  'POST /api/suppressions': { rights: office },
  'DELETE /api/suppressions/:id': { rights: admin },
  'GET /api/audit': { rights: lead },
  'GET /api/system': { rights: admin },
  'GET /api/knowledge': { rights: everybody },
  'GET /api/knowledge/search': { rights: everybody },
  'GET /api/knowledge/documents': { rights: everybody },
  'POST /api/knowledge/documents': { rights: admin },
  'DELETE /api/knowledge/documents/:id': { rights: admin },
  'GET /api/knowledge/:id': { rights: everybody },
  'POST /api/knowledge': { rights: admin },
  'PUT /api/knowledge/:id': { rights: admin },
  'DELETE /api/knowledge/:id': { rights: admin },
  'GET /api/questions': { rights: lead },
  'POST /api/questions/:id/answer': { rights: lead },
  'POST /api/questions/:id/dismiss': { rights: lead },
  'GET /api/settings': { rights: everybody },
  'PUT /api/settings': { rights: admin },
  'GET /api/settings/autonomy': { rights: lead },
  'PUT /api/settings/autonomy': { rights: admin },
  'GET /api/settings/handoffs': { rights: lead },
  'PUT /api/settings/handoffs': { rights: admin },
  'GET /api/settings/qualification': { rights: lead },
  'PUT /api/settings/qualification': { rights: admin },
  'GET /api/settings/notices': { rights: lead },
  'PUT /api/settings/notices': { rights: admin },
  'GET /api/settings/costs': { rights: office },
  'PUT /api/settings/costs': { rights: admin },
  'GET /api/settings/writer': { rights: lead },
  'PUT /api/settings/writer': { rights: admin },

  'GET /api/reports/funnel': { rights: office },
  'GET /api/reports/funnel.csv': { rights: office },
  'GET /api/reports/qualification': { rights: lead },
  'GET /api/reports/qualification.csv': { rights: lead },
  'GET /api/reports/autonomy': { rights: lead },
  'GET /api/reports/autonomy.csv': { rights: lead },
  'GET /api/reports/lift': { rights: office },
  'GET /api/reports/lift.csv': { rights: office },
  'GET /api/reports/replies': { rights: office },
  'GET /api/reports/replies.csv': { rights: office },
  'GET /api/reports/share': { rights: office },
  'GET /api/reports/share.csv': { rights: office },
  'GET /api/reports/speed': { rights: office },
  'GET /api/reports/speed.csv': { rights: office },
  'GET /api/reports/steps': { rights: office },
  'GET /api/reports/cost': { rights: office },
  'GET /api/reports/cost.csv': { rights: office },
  'GET /api/reports/models.csv': { rights: office },
  'GET /api/reports/written.csv': { rights: office },
  'GET /metrics': { rights: admin },

  'GET /api/users': { rights: admin },
  'PUT /api/users/:id': { rights: admin },
  'GET /api/invitations': { rights: admin },
  'POST /api/invitations': { rights: admin },
  'DELETE /api/invitations/:id': { rights: admin },
  'GET /api/api-keys': { rights: admin },
  'POST /api/api-keys': { rights: admin },
  'DELETE /api/api-keys/:id': { rights: admin },

  'POST /api/sandbox/advance': { rights: admin },
  'GET /api/sandbox/mail': { rights: lead },
  'GET /api/sandbox/report': { rights: lead },
};
