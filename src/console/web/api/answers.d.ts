export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Days a rep is not there, both included, as dates on the rep's calendar. */
    Absence: {
      from: string;
      until: string;
    };
    /** @description One act, as it will be read years later: codes and ids, never personal text. */
    Act: {
      /** Format: date-time */
      at: string;
      actor: string;
      act: string;
      about: string;
      aboutId: string;
      leadId?: string | null;
      reason?: string | null;
      detail?: {
        [key: string]: unknown;
      };
    };
    AddedDocument: {
      passages: number;
      id: string;
      name: string;
      format: components['schemas']['DocumentFormat'];
      language: string;
      bytes: number;
      validUntil: string | null;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
    };
    /**
     * @description `disposable`: of a service for throw-away addresses. `role`: a desk such as info@, not a person. Both are mailed all the same.
     * @enum {string}
     */
    AddressMark: 'disposable' | 'role';
    /** @enum {string} */
    AddressRefusal:
      | 'empty'
      | 'control_character'
      | 'invisible_character'
      | 'malformed'
      | 'several_addresses'
      | 'local_part_too_long'
      | 'domain_without_dot'
      | 'domain_too_long'
      | 'malformed_domain'
      | 'public_suffix';
    /**
     * @description What a lead's lot was: it is kept from its cadence for comparison, or written to.
     * @enum {string}
     */
    Arm: 'held_out' | 'written_to';
    /**
     * @description What became of an asking once its question was answered.
     *     - `answering`: the reply waits for the agent's answer again. `with_rep`: a rep has the lead and was told.
     *     - `over`: nobody waits for it any more.
     * @enum {string}
     */
    AskingOutcome: 'answering' | 'with_rep' | 'over';
    /** @description Something that waits for a person. */
    Attention: {
      /** @enum {string} */
      kind:
        | 'review'
        | 'unknown_send'
        | 'open_question'
        | 'handoff_clock'
        | 'unassigned'
        | 'mailbox_paused'
        | 'mailbox_stuck'
        | 'mailbox_unread'
        | 'mail_parked';
      /** @enum {string} */
      about: 'message' | 'reply' | 'handoff' | 'mailbox';
      aboutId: string;
      leadId: string | null;
      leadName: string | null;
      /** @description The address of the mailbox it is about. */
      mailbox: string | null;
      reason: string | null;
      /** @description When it is late. */
      dueAt: string | null;
    };
    /**
     * @description Which leads a cadence is for: all of the conditions, of which each may be a choice of several (`any`). Upper and lower case are alike. An empty list fits every lead.
     *
     *     A field that is missing or blank counts as unknown. It fits `is_unknown`, and `is_not` and `not_in` as well: a lead whose industry nobody knows is not in retail, and must not fall between two cadences.
     */
    Audience: {
      all: (
        | {
            field: string;
            /** @enum {string} */
            op: 'is' | 'is_not' | 'contains' | 'starts_with' | 'in' | 'not_in' | 'is_known' | 'is_unknown';
            value?: string | string[];
          }
        | {
            any: {
              field: string;
              /** @enum {string} */
              op: 'is' | 'is_not' | 'contains' | 'starts_with' | 'in' | 'not_in' | 'is_known' | 'is_unknown';
              value?: string | string[];
            }[];
          }
      )[];
    };
    /** @description An act with the names people know its actor and its lead by. */
    AuditedAct: {
      /** Format: date-time */
      at: string;
      actor: string;
      act: string;
      about: string;
      aboutId: string;
      leadId?: string | null;
      reason?: string | null;
      detail?: {
        [key: string]: unknown;
      };
      id: string;
      /** @description Null: the agent, a lead, or somebody who is no more. */
      actorName: string | null;
      leadName: string | null;
    };
    /** @enum {string} */
    AutonomyAct: 'send' | 'send_after' | 'draft' | 'hand_off' | 'never';
    /** @enum {string} */
    AutonomyClass: 'question' | 'interested' | 'wants_meeting' | 'objection';
    /** @description The whole matrix, and what an admin said of it. */
    AutonomyView: {
      /** @description Later ones come before earlier ones. */
      cells: components['schemas']['CellRule'][];
      /** @description Which leads are of high value; null: none is. */
      highValue: components['schemas']['Audience'] | null;
      matrix: {
        act: components['schemas']['AutonomyAct'];
        /** @description `send_after`: how long it can be taken back. */
        minutes: number | null;
        class: components['schemas']['AutonomyClass'];
        confidence: components['schemas']['ConfidenceBand'];
        value: components['schemas']['LeadValue'];
      }[];
      updatedAt: string | null;
      updatedBy: string | null;
    };
    Board: {
      /** Format: date-time */
      now: string;
      ledger: components['schemas']['Coverage'];
      /**
       * Format: date-time
       * @description When the ledger was counted: of very many leads that takes a while.
       */
      ledgerAt: string;
      today: components['schemas']['Today'];
      agent: {
        drafting: number;
        needsReview: number;
        answering: number;
        snoozed: number;
      };
      reps: components['schemas']['RepCard'][];
      /** @description What nobody has taken; the most urgent of them. */
      unassigned: components['schemas']['BoardHandoff'][];
      unassignedCount: number;
      attention: components['schemas']['Attention'][];
      /** @description Since when all sending is stopped; null: it is not. */
      stoppedAt: string | null;
    };
    /** @description One hand-off as a card shows it. */
    BoardHandoff: {
      id: string;
      leadId: string;
      leadName: string | null;
      company: string | null;
      /** @enum {string} */
      status: 'unassigned' | 'offered' | 'accepted';
      replyClass: components['schemas']['ReplyClass'] | null;
      /**
       * Format: date-time
       * @description The clock that runs.
       */
      actAt: string;
    };
    BulkActAnswer: {
      /** @description Leads it concerns. */
      leads: number;
      /** @description False: nothing was done, the number is yours to confirm. */
      acted: boolean;
      done: number;
      refused: {
        reason: components['schemas']['SteerRefusal'];
        leads: number;
        message: string;
      }[];
    };
    BulkAnswer: {
      items: components['schemas']['BulkItem'][];
      counts: {
        refused: number;
      } & {
        [key: string]: number;
      };
    };
    /** @description One lead of a bulk, by its place in the request. A bad one is refused by itself. */
    BulkItem:
      | {
          problems: components['schemas']['FieldProblem'][];
          id: string;
          /**
           * @description A lead that one request gives twice is created once; the later ones count as `updated`.
           * @enum {string}
           */
          outcome: 'created' | 'updated' | 'unchanged';
          ledger: {
            state: components['schemas']['LedgerState'];
            reason: string;
            nextActionAt: string | null;
          };
          index: number;
        }
      | {
          index: number;
          /** @constant */
          outcome: 'refused';
          errors: components['schemas']['FieldProblem'][];
        };
    /** @description One touch of a cadence. Its id survives edits of the cadence; a removed step is retired, never deleted. An edit for new leads only begins an edition of its own: whoever stands at a step of an older one goes on in that. */
    CadenceStep: {
      id: string;
      cadenceId: string;
      edition: number;
      position: number;
      /** @description Days after the touch before it; after the enrollment for the first. */
      waitDays: number;
      purpose: components['schemas']['StepPurpose'];
      instruction: string | null;
      retiredAt: string | null;
    };
    CadenceWithSteps: {
      steps: components['schemas']['CadenceStep'][];
      id: string;
      name: string;
      position: number;
      /** @enum {string} */
      status: 'active' | 'archived';
      audience: components['schemas']['Audience'];
      sendWindow: components['schemas']['SendWindow'];
      /** @description Which drafts a person reads first. */
      review: components['schemas']['Review'];
      /** @description Of its steps, the one that new leads get. */
      edition: number;
      /** @description Of a hundred new leads so many get no mail of it, so that it can be told what the mails are worth. */
      holdOutPercent: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** @description A rep had the lead, and gave it back: people have talked, and nobody wrote down what. Instants in ISO 8601. */
    CameBack: {
      since: string;
      until: string;
      reason: string;
    };
    Capacity: {
      /** @description Of the asked leads, how many wait for their first touch. */
      leads: number;
      /** @description Until the last mail of all of them; `firstTouches` are those of the asked leads. */
      perDay: {
        date: string;
        sends: number;
        firstTouches: number;
      }[];
      /** @description `cap` and what is left of it `today`; `caps` are those of the days above. */
      perMailbox: {
        id: string;
        address: string;
        cap: number;
        today: number;
        caps: number[];
      }[];
      /** @description Null when it takes longer than two years, or no mailbox sends. */
      firstTouchesDoneOn: string | null;
      heldBackBy: {
        what: components['schemas']['Hindrance'] | 'no_mailbox' | 'stopped';
        message: string;
      }[];
      changes: components['schemas']['Change'][];
    };
    /** @description A cell of the matrix as it stands now. What became of its replies under another freedom does not count here. */
    CellReport: {
      proposal: components['schemas']['Proposal'] | null;
      replies: number;
      /** @description A person said that they mean something else. */
      reclassified: number;
      /** @description First drafts of their answers: a person let it go as it was, changed it, or threw it away. */
      approved: number;
      edited: number;
      rejected: number;
      /** @description It left, or is about to, without a person. */
      alone: number;
      /** @description A person has not decided yet. */
      waiting: number;
      act: components['schemas']['AutonomyAct'];
      /** @description `send_after`: how long it can be taken back. */
      minutes: number | null;
      class: components['schemas']['AutonomyClass'];
      confidence: components['schemas']['ConfidenceBand'];
      value: components['schemas']['LeadValue'];
    };
    /** @description What an admin said of a cell, or of every cell that fits what is left out. */
    CellRule: {
      act: components['schemas']['AutonomyAct'];
      /** @description `send_after`: how long it can be taken back. */
      minutes: number | null;
      class: components['schemas']['AutonomyClass'];
      confidence: components['schemas']['ConfidenceBand'] | null;
      value: components['schemas']['LeadValue'] | null;
    };
    /** @description What would bring the first touches out sooner, and when they would be done then. */
    Change: {
      message: string;
      firstTouchesDoneOn: string;
    };
    /**
     * @description Why a change is refused.
     *     - `over`: it is finished or stopped; going on takes a new enrollment. `not_from_here`: the table has no such way.
     *     - `unknown_reason`: that status has no such reason. `endless_pause`: a pause needs a date or a named person.
     *     - `paused_by_hand`: only a person, or the date that person gave, ends or changes a pause made by hand. Nothing is sent   during it anyway, so a reply that comes in needs no other pause.
     * @enum {string}
     */
    ChangeRefusal: 'over' | 'not_from_here' | 'unknown_reason' | 'endless_pause' | 'paused_by_hand';
    /** @description What a caller may say about a column: a field of ours, to keep it as a custom field, or to leave it out. */
    ColumnUse: components['schemas']['LeadField'] | 'custom' | 'ignore';
    /** @description `updatedAt` null: nobody has described the company yet, and nothing is written. */
    CompanyView: {
      updatedAt: string | null;
      name: string;
      sells: string;
      audience: string;
      proof: string[];
      /** @enum {string} */
      tone: 'friendly' | 'plain' | 'formal';
      website: string | null;
      linkDomains: string[];
      senderName: string;
      postalAddress: string | null;
    };
    /** @enum {string} */
    ConfidenceBand: 'medium' | 'high';
    /** @description What one server answered just now. `detail`: its own words. */
    ConnectionTest:
      | {
          /** @constant */
          ok: true;
          detail: string;
        }
      | {
          /** @constant */
          ok: false;
          problem: components['schemas']['Trouble'] | 'not_configured';
          remedy: string;
          detail: string;
        };
    Costs: {
      /** @description Of all money below: a code of ISO 4217. */
      currency: string;
      /** @description Mails that left in the period, by kind. */
      mails: {
        kind: string;
        mails: number;
      }[];
      /** @description Drafts of the period by the writer that wrote them, whether they left or not. */
      drafts: {
        writer: string;
        drafts: number;
      }[];
      /** @description Replies of the period by whoever understood them. */
      readings: {
        reader: string;
        replies: number;
      }[];
      /** @description Calls of the period by model and purpose, the dearest first. */
      models: components['schemas']['ModelUse'][];
      /** @description What the leads that came in the period have cost until now. */
      spending: components['schemas']['Spending'];
    };
    /** @description The ledger in numbers. */
    Coverage: {
      total: number;
      /** @description Every lead is in exactly one: they add up to `total`. */
      states: {
        waiting_first_touch: number;
        in_cadence: number;
        needs_review: number;
        answering: number;
        snoozed: number;
        with_rep: number;
        finished: number;
        closed: number;
        excluded: number;
      };
      /** @description The excluded ones by reason. */
      excluded: {
        [key: string]: number;
      };
      unaccounted: number;
      /** @description What keeps touches from being written now: `writer_budget`, `writer_misconfigured`, `writer_busy`, or nothing. */
      writerObstacle: string | null;
      oldestWaiting: {
        leadId: string;
        state: components['schemas']['LedgerState'];
        /** Format: date-time */
        since: string;
      } | null;
    };
    /** @description Something an admin wants to know of a lead before a rep calls. */
    Criterion: {
      /** @description Short and stable: `budget`. */
      id: string;
      name: string;
      /** @description What it asks, as one would ask a colleague. */
      asks: string;
      /** @description A lead that says it is not met does not fit. */
      required: boolean;
      /** @description Words that tell, for who reads without a model. */
      signs: {
        met: string[];
        notMet: string[];
      };
    };
    /** @enum {string} */
    CriterionStanding: 'met' | 'not_met' | 'unknown';
    Decision: {
      act: components['schemas']['ReplyAct'];
      reason: string;
      /** @description ISO 8601. */
      until: string | null;
      /** @description What the agent was allowed by itself, and why so much: the cell of the matrix. */
      autonomy?: {
        confidence: string;
        value: string;
        act: string;
        minutes: number | null;
      };
    };
    DnsFinding: {
      found: boolean;
      /** @description Where it was looked for. */
      name: string;
      record: string | null;
      /** @description What to do about it; null when nothing is. */
      problem: string | null;
    };
    /** @enum {string} */
    DocumentFormat: 'markdown' | 'text' | 'html' | 'pdf';
    /** @description A lead's way through a cadence. At most one is open (active or paused) per lead. */
    Enrollment: {
      id: string;
      leadId: string;
      cadenceId: string;
      /** @description Chosen with the first touch: one thread, one mailbox. */
      mailboxId: string | null;
      status: components['schemas']['EnrollmentStatus'];
      reason: string;
      /** @description Order when capacity is short: 1 fresh lead, 2 first touch of an imported one, 3 follow-up. */
      lane: number;
      nextStepId: string | null;
      lastStepId: string | null;
      stepsSent: number;
      /** @description When the next touch is due; never moved by a hold-up. */
      dueAt: string | null;
      /** @description A hold-up moves this instead. */
      notBefore: string | null;
      /** @description Why not sooner. */
      holdReason: string | null;
      resumeAt: string | null;
      pauseOwner: string | null;
      /** @description Database's real clock: a reminder is out until then. */
      remindedUntil: string | null;
      /** @description What became of the lead with a rep who gave it back. */
      cameBack: components['schemas']['CameBack'] | null;
      /** @description The lot of a new lead; null: none was drawn, since the cadence held nobody out, or the lead was not new. */
      arm: components['schemas']['Arm'] | null;
      /** Format: date-time */
      openedAt: string;
      closedAt: string | null;
    };
    /**
     * @description - `active`: the next touch is due at `dueAt`. `paused`: nothing is sent until `resumeAt` or until `pauseOwner` resumes it.
     *     - `finished`: every step was sent. `stopped`: nothing more is sent, `reason` says why.
     * @enum {string}
     */
    EnrollmentStatus: 'active' | 'paused' | 'finished' | 'stopped';
    /** @description A statement of an answer, and the words of the passage that carry it, as they stood when it was written. */
    Evidence: {
      text: string;
      passageId: string;
      title: string;
      quote: string;
    };
    /** @description One field that is wrong, and how to mend it. */
    FieldProblem: {
      field: string;
      message: string;
    };
    /** @description How a file is written; what does not apply is null. */
    FileFormat: {
      /** @enum {string} */
      kind: 'csv' | 'xlsx';
      delimiter: string | null;
      /** @description Null also for a text that is all ASCII. */
      encoding: string | null;
      sheet: string | null;
      /** @description The row of the file that holds the headers. */
      headerRow: number;
    };
    Finding: {
      level: components['schemas']['Level'];
      check: string;
      says: string;
    };
    /**
     * @description `fits`: every required criterion is met. `unfit`: one is not. `open`: nobody knows yet.
     * @enum {string}
     */
    Fit: 'fits' | 'open' | 'unfit';
    Freedom: {
      act: components['schemas']['AutonomyAct'];
      /** @description `send_after`: how long it can be taken back. */
      minutes: number | null;
    };
    /** @description Leads that came in the period, and how far each has got since. A lead counts in every stage it reached. */
    Funnel: {
      leads: number;
      /** @description Of `leads`: never to be mailed (again); the coverage says why. */
      excluded: number;
      /** @description Of `excluded`: kept from its cadence by lot, to tell what the cadence is worth. */
      heldOut: number;
      /** @description A mail to it left. */
      touched: number;
      /** @description A person wrote back: bounces and out-of-office notes do not count. */
      replied: number;
      /** @description Handed off because of what it wrote. */
      warm: number;
      accepted: number;
      won: number;
      /** @description Handed to a rep as a call, because no mail reaches it. Not part of `warm`. */
      calls: number;
      callsAccepted: number;
      callsWon: number;
    };
    /** @description A warm lead on its way to a rep. At most one is open per lead. */
    Handoff: {
      id: string;
      leadId: string;
      replyId: string | null;
      replyClass: components['schemas']['ReplyClass'] | null;
      status: components['schemas']['HandoffStatus'];
      outcome: components['schemas']['Outcome'] | null;
      /** @description The rep who holds the open offer, or accepted. */
      repId: string | null;
      reason: string;
      brief: components['schemas']['HandoffBrief'];
      language: string;
      /** @description The clock that runs: offer expires, first action due, gone stale, or the next look for a rep. */
      actAt: string | null;
      remindedUntil: string | null;
      /** @description What the lead's colleagues have in common with it, so that they go to the same rep. */
      companyKey: string | null;
      /** @description Reps who declined it, or let their time run out. */
      refusals: number;
      /** @description How often its rep was reminded since the offer was accepted. */
      reminders: number;
      /** @description When the rep said that they are in touch with the lead. */
      firstActionAt: string | null;
      /** @description By what an admin wants to know of a lead; null: opened before there was such a thing. */
      fit: components['schemas']['Fit'] | null;
      /** @description A lead that does not fit is not offered before: until then a person may close it. */
      askUntil: string | null;
      /** Format: date-time */
      openedAt: string;
      acceptedAt: string | null;
      endedAt: string | null;
    };
    /** @description What a rep reads before calling: short sentences, in the rep's language (English). */
    HandoffBrief: {
      who: string;
      whyWarm: string;
      /** @description The lead's own words, exactly. */
      quote: string;
      asked: string[];
      nextStep: string;
      /** @description One for each criterion; briefs written before there were criteria have none. */
      qualification?: components['schemas']['QualificationFinding'][];
    };
    HandoffCounts: {
      unassigned: number;
      offered: number;
      accepted: number;
    };
    HandoffSettingsView: {
      acceptHours: number;
      askLead: boolean;
    };
    /** @enum {string} */
    HandoffStatus: 'unassigned' | 'offered' | 'accepted' | 'returned' | 'closed';
    /** @enum {string} */
    Hindrance: 'cap' | 'ramp' | 'gap' | 'mailbox_hours' | 'window' | 'holiday';
    /** @description `folders` null: the inbox and the spam folder. */
    ImapServer: {
      folders: string[] | null;
      host: string;
      port: number;
      /**
       * @description `implicit`: TLS from the first byte (465, 993); `starttls`: required upgrade (587, 143); `none`: only inside one machine.
       * @enum {string}
       */
      security: 'implicit' | 'starttls' | 'none';
      /** @description Null where the server wants no sign-in. */
      user: string | null;
      /** @enum {string} */
      signIn: 'password' | 'xoauth2';
    };
    ImportPreview: {
      format: components['schemas']['FileFormat'];
      vendor: string;
      vendorLabel: string;
      /** @description Somebody explained such a file before, and that was used. */
      remembered: boolean;
      columns: {
        name: string;
        use: string;
        suggestion: string | null;
        samples: string[];
      }[];
      rows: {
        rowNumber: number;
        lead: components['schemas']['NormalisedLead'];
        problems: string[];
      }[];
      /** @description Why such an import would be refused; null when it would be taken. */
      refusal: {
        column: string;
        message: string;
      } | null;
      /** @description What a column may be read as. */
      fields: {
        name: components['schemas']['ColumnUse'];
        label: string;
      }[];
    };
    /**
     * @description - `reading`: the file is being read; nothing of it is a lead yet. `merging`: its rows become leads, batch by batch.
     *     - `done`: every row was merged. `failed`: it could not be read, `error` says why, and nothing was taken over.
     *     - `cancelled`: somebody stopped it; the rows merged until then are leads, and can be taken back.
     *     - `undone`: what it brought was taken back as far as nobody had touched it.
     * @enum {string}
     */
    ImportStatus: 'reading' | 'merging' | 'done' | 'failed' | 'cancelled' | 'undone';
    /** @description An import as people see it. */
    ImportView: {
      vendorLabel: string;
      undoUntil: string | null;
      id: string;
      fileName: string;
      /** @description The system the file comes from, by its headers. */
      vendor: string;
      headers: string[];
      /** @description While it is read: what was said about columns. Then what each was read as: a field of a lead, `optedOut`, `custom` or `ignore`. */
      mapping: {
        [key: string]: string;
      };
      policy: components['schemas']['MergePolicy'];
      cadenceId: string | null;
      /** @description Leads that got every step and did not answer start again. */
      again: boolean;
      /** @description A rehearsal: it counts what the import would do, and changes nothing. */
      dryRun: boolean;
      status: components['schemas']['ImportStatus'];
      error: string | null;
      /** @description Of the file. */
      bytes: number;
      bytesRead: number;
      rowsRead: number;
      /** @description Rows are merged in their order, so this is also where a new worker goes on. */
      rowsMerged: number;
      /** @description What became of the rows (`RowOutcome`). They add up to `rowsMerged`. */
      counts: {
        [key: string]: number;
      };
      /** @description Where the leads of the rows then stood (`RowStanding`). They add up to the rows that are no duplicates. */
      standings: {
        [key: string]: number;
      };
      /** @description How many of its leads have an address that is marked, by mark (`AddressMark`). */
      marks: {
        [key: string]: number;
      };
      startedBy: string;
      /** Format: date-time */
      createdAt: string;
      finishedAt: string | null;
    };
    /** @enum {string} */
    InStatus: 'received' | 'classified' | 'settled';
    /** @enum {string} */
    Intake: 'api' | 'webhook' | 'form' | 'import';
    Invitation: {
      id: string;
      email: string;
      role: components['schemas']['Role'];
      invitedBy: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
    };
    /** @description A reply of which a person said what it means, with all that a reader is told about it. */
    LabelledReply: {
      /** @description What had been said when it came. */
      thread: components['schemas']['ThreadLine'][];
      /** @description What we had said by then, for whoever quotes it without a mark. */
      ourWords: string;
      id: string;
      class: components['schemas']['ReplyClass'];
      /** @description `YYYY-MM-DD`. */
      resumeOn: string | null;
      language: string;
      /** @description The lead's IANA zone. */
      timeZone: string;
      /** Format: date-time */
      receivedAt: string;
      subject: string;
      text: string;
      /** @description The mail as it came, base64; null when it was not kept. */
      raw: string | null;
    };
    /** @enum {string} */
    Language: 'en' | 'de' | 'fr' | 'es';
    /** @description A law of the design, and where it was broken; nowhere, that is. */
    LawCheck: {
      law: string;
      says: string;
      breaches: string[];
    };
    /** @enum {string} */
    LawfulBasis: 'consent' | 'legitimate_interest' | 'contract' | 'unknown';
    /** @description A person somebody sent us to follow up on. `identity` is what makes two rows the same lead (see intake). */
    Lead: {
      id: string;
      identity: string;
      email: string | null;
      emailDomain: string | null;
      /**
       * @description `disposable`: of a service for throw-away addresses. `role`: a desk such as info@, not a person.
       * @enum {string|null}
       */
      addressMark: 'disposable' | 'role' | null;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      title: string | null;
      /** @description E.164 where the number could be read, else as it was given. */
      phone: string | null;
      industry: string | null;
      website: string | null;
      city: string | null;
      state: string | null;
      /** @description ISO 3166-1 alpha-2. */
      country: string | null;
      /** @description ISO 639-1. */
      language: string;
      /** @description IANA name. */
      timeZone: string;
      /** @description How the zone was chosen: given, state, country, phone, default. */
      timeZoneSource: string;
      ownerEmail: string | null;
      source: string | null;
      intake: components['schemas']['Intake'];
      importId: string | null;
      lawfulBasis: string;
      consentAt: string | null;
      externalIds: {
        [key: string]: string;
      };
      custom: {
        [key: string]: string;
      };
      /** @description A supervisor's instruction for the next mail of the agent; gone when one that was written by it has left. */
      whisper: string | null;
      ledgerState: components['schemas']['LedgerState'];
      ledgerReason: string;
      nextActionAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    LeadDetail: {
      /** @description The newest one, open or not. */
      enrollment: {
        cadenceName: string | null;
        id: string;
        leadId: string;
        cadenceId: string;
        /** @description Chosen with the first touch: one thread, one mailbox. */
        mailboxId: string | null;
        status: components['schemas']['EnrollmentStatus'];
        reason: string;
        /** @description Order when capacity is short: 1 fresh lead, 2 first touch of an imported one, 3 follow-up. */
        lane: number;
        nextStepId: string | null;
        lastStepId: string | null;
        stepsSent: number;
        /** @description When the next touch is due; never moved by a hold-up. */
        dueAt: string | null;
        /** @description A hold-up moves this instead. */
        notBefore: string | null;
        /** @description Why not sooner. */
        holdReason: string | null;
        resumeAt: string | null;
        pauseOwner: string | null;
        /** @description Database's real clock: a reminder is out until then. */
        remindedUntil: string | null;
        /** @description What became of the lead with a rep who gave it back. */
        cameBack: components['schemas']['CameBack'] | null;
        /** @description The lot of a new lead; null: none was drawn, since the cadence held nobody out, or the lead was not new. */
        arm: components['schemas']['Arm'] | null;
        /** Format: date-time */
        openedAt: string;
        closedAt: string | null;
      } | null;
      /** @description What happens next with the lead; null when nothing more will. */
      nextAction: components['schemas']['NextAction'] | null;
      id: string;
      identity: string;
      email: string | null;
      emailDomain: string | null;
      /**
       * @description `disposable`: of a service for throw-away addresses. `role`: a desk such as info@, not a person.
       * @enum {string|null}
       */
      addressMark: 'disposable' | 'role' | null;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      title: string | null;
      /** @description E.164 where the number could be read, else as it was given. */
      phone: string | null;
      industry: string | null;
      website: string | null;
      city: string | null;
      state: string | null;
      /** @description ISO 3166-1 alpha-2. */
      country: string | null;
      /** @description ISO 639-1. */
      language: string;
      /** @description IANA name. */
      timeZone: string;
      /** @description How the zone was chosen: given, state, country, phone, default. */
      timeZoneSource: string;
      ownerEmail: string | null;
      source: string | null;
      intake: components['schemas']['Intake'];
      importId: string | null;
      lawfulBasis: string;
      consentAt: string | null;
      externalIds: {
        [key: string]: string;
      };
      custom: {
        [key: string]: string;
      };
      /** @description A supervisor's instruction for the next mail of the agent; gone when one that was written by it has left. */
      whisper: string | null;
      ledgerState: components['schemas']['LedgerState'];
      ledgerReason: string;
      nextActionAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    LeadExport: {
      /** Format: date-time */
      exportedAt: string;
      lead: components['schemas']['Lead'];
      /** @description Why the person is not written to, if so. */
      suppression: string | null;
      enrollments: components['schemas']['Enrollment'][];
      messages: components['schemas']['ThreadMessage'][];
      handoffs: components['schemas']['Handoff'][];
      /** @description What reps wrote to us to be passed on; what was is among the messages. */
      repMails: {
        /** Format: date-time */
        receivedAt: string;
        /**
         * @description `received`: saved. `written`: its message waits to leave. `settled`: with an outcome.
         * @enum {string}
         */
        status: 'received' | 'written' | 'settled';
        /** @description `sent`, or why the lead has not got it, which the writer was told. */
        outcome: string | null;
      }[];
      acts: components['schemas']['Act'][];
    };
    /** @description A field a column can feed. `externalId` is the row's id in the vendor's system. */
    LeadField: components['schemas']['TextField'] | 'externalId' | 'optedOut';
    /** @enum {string} */
    LeadValue: 'normal' | 'high';
    /**
     * @description What is wrong with a lead's place in the ledger.
     * @enum {string}
     */
    LedgerFault:
      | 'state_differs'
      | 'no_state'
      | 'next_action_missing'
      | 'next_action_overdue'
      | 'handoff_without_clock'
      | 'offer_missing'
      | 'pause_without_reply'
      | 'due_time_missing'
      | 'stale_lease';
    /** @enum {string} */
    LedgerState:
      | 'waiting_first_touch'
      | 'in_cadence'
      | 'needs_review'
      | 'answering'
      | 'snoozed'
      | 'with_rep'
      | 'finished'
      | 'closed'
      | 'excluded';
    /**
     * @description `fail`: it does not start, or no mail to a lead may leave. `warn`: it works, and perhaps not as you expect.
     * @enum {string}
     */
    Level: 'ok' | 'warn' | 'fail';
    Lift: {
      /** @description Leads of each group. */
      writtenTo: number;
      heldOut: number;
      items: components['schemas']['LiftLine'][];
    };
    /** @description What mails add: by how much more of the leads that were written to got so far. Parts of 1; null where one group is empty. */
    LiftLine: {
      measure: components['schemas']['LiftMeasure'];
      writtenTo: number;
      heldOut: number;
      lift: {
        from: number;
        until: number;
        difference: number;
      } | null;
    };
    /** @enum {string} */
    LiftMeasure: 'replied' | 'warm' | 'accepted' | 'won';
    ListedQuestion: {
      id: string;
      language: string;
      /** @description `answered`: a passage answers it now. `dismissed`: somebody decided that none shall. */
      status: components['schemas']['QuestionStatus'];
      passageId: string | null;
      /** Format: date-time */
      createdAt: string;
      decidedAt: string | null;
      decidedBy: string | null;
      /** @description As it was asked last. */
      text: string;
      asked: number;
      /** Format: date-time */
      firstAskedAt: string;
      /** Format: date-time */
      lastAskedAt: string;
      /** @description The last of those who asked. */
      askings: {
        id: string;
        leadId: string;
        /** @description The reply. */
        messageId: string;
        text: string;
        /** Format: date-time */
        askedAt: string;
        outcome: components['schemas']['AskingOutcome'] | null;
      }[];
    };
    /** @description How to reach one of a provider's servers. Kept and shown without its secrets. */
    MailServer: {
      host: string;
      port: number;
      /**
       * @description `implicit`: TLS from the first byte (465, 993); `starttls`: required upgrade (587, 143); `none`: only inside one machine.
       * @enum {string}
       */
      security: 'implicit' | 'starttls' | 'none';
      /** @description Null where the server wants no sign-in. */
      user: string | null;
      /** @enum {string} */
      signIn: 'password' | 'xoauth2';
    };
    MailboxTest: {
      smtp: components['schemas']['ConnectionTest'];
      imap: components['schemas']['ConnectionTest'];
      dns: components['schemas']['SendingDomain'];
    };
    /** @description A mailbox as people see it. Secrets are named, never shown. */
    MailboxView: {
      secrets: components['schemas']['SecretKind'][];
      /** @description Today, after all its limits; null while it is paused. */
      today: {
        cap: number;
        used: number;
      } | null;
      /** @description Replies could not be read for so long that its follow-ups are held up. */
      isUnread: boolean;
      /** @description Its server has taken nothing for a day: since when, and what it says; null while all is well or it may pass by itself. */
      stuck: {
        /** Format: date-time */
        since: string;
        /** @description The server's own, at the last of them. */
        words: string;
      } | null;
      /** @description Why the last visit failed; null when it did not, or nobody reads it. */
      reading: {
        remedy: string;
        problem: components['schemas']['Trouble'] | null;
        /** @description The server's own. */
        problemWords: string | null;
        failingSince: string | null;
      } | null;
      /** @description Mails that were not read to their end: `GET /api/mailboxes/:id/parked`. */
      parked: number;
      id: string;
      address: string;
      fromName: string;
      signature: string | null;
      /** @enum {string} */
      wire: 'capture' | 'smtp';
      /** @enum {string} */
      status: 'active' | 'paused';
      pauseReason: string | null;
      dailyCap: number;
      gapSeconds: number;
      /** @description Up to this much is added to each gap, so that mails do not leave like clockwork. */
      gapJitterSeconds: number;
      /** @description A new mailbox starts with `rampStart` mails on the day `rampFrom`, and may send `rampPerDay` more on each day after it. */
      rampStart: number | null;
      rampPerDay: number | null;
      rampFrom: string | null;
      workHours: components['schemas']['WorkHours'] | null;
      nextSlotAt: string | null;
      /** @description The day of the cap is this zone's day. */
      timeZone: string;
      smtp: components['schemas']['MailServer'] | null;
      imap: components['schemas']['ImapServer'] | null;
      oauth: components['schemas']['OauthClient'] | null;
      dkim: {
        domain: string;
        selector: string;
      } | null;
      /** @description Grows with every change of how its servers are reached. */
      settingsVersion: number;
      /**
       * @description `environment`: SMTP_URL and IMAP_URL decide how it is reached, at every start.
       * @enum {string}
       */
      setUpBy: 'api' | 'environment';
      /**
       * @description How replies come in: we read the mailbox, or somebody hands them to `POST /api/inbound/email`.
       * @enum {string}
       */
      repliesBy: 'imap' | 'webhook';
      /** @description When all its folders were last read to their end. */
      lastReadAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    Meaning: {
      class: components['schemas']['ReplyClass'];
      /** @description 0 to 1. */
      confidence: number;
      /** @description The words of the reply that carry the class, quoted exactly; empty when there are none. */
      evidence: string;
      language: components['schemas']['Language'];
      /** @description later, out_of_office: the day to come back to, `YYYY-MM-DD`. */
      resumeOn: string | null;
      /** @description question: each question, quoted. */
      questions: string[];
      /** @description wrong_person: who the lead points to. */
      referral: {
        name: string | null;
        email: string | null;
      } | null;
    };
    /** @enum {string} */
    MergePolicy: 'fill_blanks' | 'overwrite' | 'skip' | 'create';
    /**
     * @description `person`: written by one of our people. `check`: asks whether a rep was in touch. `reply`: from the lead.
     * @enum {string}
     */
    MessageKind: 'touch' | 'answer' | 'nudge' | 'person' | 'check' | 'reply';
    /** @description Why a message is there, and what models took to write or to read it. */
    MessageReasons: {
      touch: components['schemas']['TouchReason'] | null;
      modelCalls: number;
      /** @description In the currency of the model prices; null: no call had a price. */
      cost: number | null;
    };
    MessageStatus: components['schemas']['OutStatus'] | components['schemas']['InStatus'];
    /** @description What one model was asked for one purpose. Tokens of cached input are part of the input. */
    ModelUse: {
      model: string;
      purpose: string;
      calls: number;
      inputTokens: number;
      cachedTokens: number;
      outputTokens: number;
      /** @description Null: no call had a price. */
      cost: number | null;
      /** @description Calls of a model that had no price then. */
      unpriced: number;
    };
    NextAction: {
      what: string;
      /** @description Null: when a person decides. */
      at: string | null;
      /** @description Null: nothing holds it up. */
      whyNotSooner: string | null;
    };
    /** @description A lead with every column ready for the table. */
    NormalisedLead: {
      email: string | null;
      emailDomain: string | null;
      addressMark: components['schemas']['AddressMark'] | null;
      phone: string | null;
      firstName: string | null;
      lastName: string | null;
      company: string | null;
      title: string | null;
      industry: string | null;
      website: string | null;
      city: string | null;
      state: string | null;
      country: string | null;
      timeZone: string;
      timeZoneSource: components['schemas']['ZoneSource'];
      language: string;
      ownerEmail: string | null;
      source: string | null;
      lawfulBasis: components['schemas']['LawfulBasis'];
      consentAt: string | null;
      externalIds: {
        [key: string]: string;
      };
      custom: {
        [key: string]: string;
      };
      optedOut: boolean;
      problems: components['schemas']['Problem'][];
    };
    NoticeSettingsView: {
      /** @description The supervisors' addresses: alarms go there at once, at any hour. */
      alarmAddresses: string[];
      /** @description On each reader's clock. */
      quiet: components['schemas']['QuietHours'] | null;
    };
    /** @description Where fresh access tokens come from (XOAUTH2); the client's secret and the refresh token are kept apart. */
    OauthClient: {
      tokenUrl: string;
      clientId: string;
      scope: string | null;
    };
    /** @description A hand-off put before one rep. */
    Offer: {
      id: string;
      handoffId: string;
      repId: string;
      /** @enum {string} */
      status: 'open' | 'accepted' | 'declined' | 'expired';
      reason: string | null;
      /** Format: date-time */
      offeredAt: string;
      /** Format: date-time */
      expiresAt: string;
      decidedAt: string | null;
    };
    /** @description A mail that is leaving at this moment. */
    OnWire: {
      id: string;
      leadId: string | null;
      leadName: string | null;
      kind: string;
      subject: string;
      wireStartedAt: string | null;
    };
    /**
     * @description - `needs_review`: waits for a person. `queued`: may leave when the door lets it. `sending`: claimed, perhaps on the wire.
     *     - `sent`: the server took it. `failed`: refused for good. `cancelled`: will never leave.
     *     - `unknown`: it may have been delivered; a person decides, it is never sent again by itself.
     * @enum {string}
     */
    OutStatus: 'needs_review' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';
    /** @enum {string} */
    Outcome: 'won' | 'meeting_booked' | 'in_conversation' | 'no_interest' | 'unreachable' | 'not_a_fit';
    /** @description The same formula for the agent and for people. What still waits is not in the median: a small median with many waiting is no speed. */
    Pace: {
      done: number;
      waiting: number;
      /** @description Null when nothing is done. */
      medianSeconds: number | null;
      /** @description Nine of ten took no longer. */
      p90Seconds: number | null;
    };
    PageOfAddedDocument: {
      items: components['schemas']['AddedDocument'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfAuditedAct: {
      items: components['schemas']['AuditedAct'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfHandoff: {
      items: components['schemas']['Handoff'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfImportView: {
      items: components['schemas']['ImportView'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfLabelledReply: {
      items: components['schemas']['LabelledReply'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfLead: {
      items: components['schemas']['Lead'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfListedQuestion: {
      items: components['schemas']['ListedQuestion'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfPassage: {
      items: components['schemas']['Passage'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfRep: {
      items: components['schemas']['Rep'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfSuppression: {
      items: components['schemas']['Suppression'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfThreadMessage: {
      items: components['schemas']['ThreadMessage'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PageOfUser: {
      items: components['schemas']['User'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description A mail that was not read to its end. What can be known of it is kept, and the reader has gone on. */
    ParkedMail: {
      id: string;
      mailboxId: string;
      folder: string;
      uid: string;
      /**
       * @description `too_large`: its beginning was read as a reply. `unreadable`: nothing was, and `raw` is kept.
       * @enum {string}
       */
      reason: 'too_large' | 'unreadable';
      detail: string | null;
      sender: string | null;
      bytes: number;
      /** Format: date-time */
      parkedAt: string;
    };
    /** @description A piece of approved knowledge: an answer may claim only what stands in one. */
    Passage: {
      id: string;
      /** @description The document it is a part of, and its place there; null: a question–answer pair. */
      documentId: string | null;
      position: number;
      /** @description The question it answers, or the headings above it. */
      title: string;
      text: string;
      language: string;
      validUntil: string | null;
      /** Format: date-time */
      createdAt: string;
      /** @description What was written from it before is out of date. */
      changedAt: string | null;
    };
    Preview: {
      /** @description Why this lead would get none of it: the reason of its suppression, or `no_address`. */
      excluded: string | null;
      mails: components['schemas']['PreviewedMail'][];
      /** @description Why the mails end before the last step does. */
      failed: {
        step: number;
        message: string;
      } | null;
    };
    /** @description A mail as the writer would write it today. */
    PreviewedMail: {
      /** @description 1 for the first. */
      step: number;
      /** Format: date-time */
      dueAt: string;
      subject: string;
      /** @description Without the footer, which every mail gets when it leaves. */
      body: string;
      /** @description What a person would have to look at before it leaves. */
      findings: {
        rule: string;
        detail: string;
      }[];
      writtenBy: string;
    };
    /** @description Money per million tokens, in the currency of the budget. */
    Price: {
      input: number;
      /** @description Null: the server gives no rebate for what it has cached. */
      cachedInput: number | null;
      output: number;
    };
    /** @description A value that could not stand in its field. Its text is kept in `custom` as `unreadable <field>`. */
    Problem: {
      field: string;
      reason: components['schemas']['ProblemReason'];
    };
    ProblemReason:
      | components['schemas']['AddressRefusal']
      | 'line_break'
      | 'too_long'
      | 'unknown_country'
      | 'unknown_time_zone'
      | 'unknown_language'
      | 'unknown_lawful_basis'
      | 'unreadable_date'
      | 'not_a_phone_number'
      | 'unclear_opt_out';
    /** @description A step up or down for one cell. A person decides about it. */
    Proposal: {
      /** @enum {string} */
      direction: 'promote' | 'demote';
      to: components['schemas']['Freedom'];
      /**
       * @description The number that speaks for it: of `cases`, so many.
       * @enum {string}
       */
      because: 'approved_as_is' | 'left_alone' | 'corrected' | 'thrown_away' | 'misread';
      of: number;
      cases: number;
    };
    /** @description How a lead stands to a criterion, with the words of theirs that say so; `unknown` has none. */
    QualificationFinding: {
      id: string;
      name: string;
      standing: components['schemas']['CriterionStanding'];
      /** @description Exactly. */
      quote: string;
    };
    /** @description Hand-offs of the period by one answer to one criterion, and what became of them. */
    QualificationLine: {
      id: string;
      name: string;
      standing: components['schemas']['CriterionStanding'];
      handoffs: number;
      accepted: number;
      meetingBooked: number;
      won: number;
      notAFit: number;
    };
    QualificationSettings: {
      criteria: components['schemas']['Criterion'][];
      /** @description A lead that does not fit is put before a person; else the agent closes it. */
      askFirst: boolean;
    };
    /** @description With the presets one can start from. */
    QualificationView: {
      criteria: components['schemas']['Criterion'][];
      /** @description A lead that does not fit is put before a person; else the agent closes it. */
      askFirst: boolean;
      presets: {
        [key: string]: components['schemas']['Criterion'][];
      };
    };
    /** @enum {string} */
    QuestionStatus: 'open' | 'answered' | 'dismissed';
    QueueCount: {
      waiting: number;
      active: number;
    };
    /** @description Times of day, `HH:mm`, between which nobody is disturbed; it may pass midnight. */
    QuietHours: {
      from: string;
      to: string;
    };
    /** @description What an admin says a mail, an hour and a review take. */
    Rates: {
      /** @description Of all money here, of the models' prices and their budget: a code of ISO 4217, such as EUR. Nothing is converted. */
      currency: string;
      perMail: number;
      hourlyRate: number;
      minutesPerReview: number;
    };
    /** @description `details` has every part that was asked, `info` those that answered, `error` those that did not. */
    Readiness: {
      status: string;
      info?: {
        [key: string]: {
          status: string;
          message?: string;
          responseTime?: number;
        };
      };
      error?: {
        [key: string]: {
          status: string;
          message?: string;
          responseTime?: number;
        };
      };
      details: {
        [key: string]: {
          status: string;
          message?: string;
          responseTime?: number;
        };
      };
    };
    /** @description What was erased, by whom and when: to be shown to whoever asked for it. It holds nothing of the person. */
    Receipt: {
      leadId: string;
      /** Format: date-time */
      erasedAt: string;
      erasedBy: string;
      /** @description Rows erased, by table, and mails that the sandbox had captured. */
      rows: {
        [key: string]: number;
      };
      /**
       * @description A hash of the address stays, so that the person is not written to again.
       * @enum {string}
       */
      addressKept: 'hash' | 'none';
    };
    /** @description What became of one mail. `from_rep`: it answers a notice to one of our own people. */
    Received:
      | {
          /** @constant */
          outcome: 'received';
          replyId: string;
          leadId: string;
        }
      | {
          /** @constant */
          outcome: 'from_rep';
          repMailId: string;
          replyId: null;
          leadId: string | null;
        }
      | {
          /** @enum {string} */
          outcome: 'duplicate' | 'own_mail' | 'unmatched';
          replyId: string | null;
          leadId: null;
        };
    /** @description A salesperson who takes hand-offs. */
    Rep: {
      id: string;
      name: string;
      email: string;
      timeZone: string;
      /** @description When the rep is at work, in the rep's zone. */
      hours: components['schemas']['SendWindow'];
      /** @description Open hand-offs at a time. */
      capacity: number;
      /** @description Empty: any. */
      countries: string[];
      /** @description Empty: any. */
      languages: string[];
      /** @description Empty: any. */
      products: string[];
      /** @description The share of what is given out, against the others' at the same load: 1 to 10. */
      weight: number;
      /** @description Where a lead can choose a time for a call. */
      bookingLink: string | null;
      /** @description Planned absences. */
      leave: components['schemas']['Absence'][];
      /**
       * @description `fitting`: only leads that meet every required criterion, but for their own.
       * @enum {string}
       */
      takes: 'all' | 'fitting';
      awayUntil: string | null;
      /** @enum {string} */
      status: 'active' | 'inactive';
      /** @description A mail in the morning with what waits for them. */
      digest: boolean;
      /** @description Their next morning; null: nobody has looked yet. */
      digestAt: string | null;
      /** @description Until when the last one told of what came in. */
      digestedAt: string | null;
      lastOfferedAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    RepCard: {
      id: string;
      name: string;
      atWork: boolean;
      /** @description When they are back, if they are not at work now. */
      backAt: string | null;
      awayUntil: string | null;
      capacity: number;
      offered: number;
      accepted: number;
      /** @description Median of the last 30 days; null: none yet. */
      firstResponseMinutes: number | null;
      handoffs: components['schemas']['BoardHandoff'][];
    };
    RepDesk: {
      id: string;
      name: string;
      /** @description Open hand-offs at a time. */
      capacity: number;
      /** @description Hand-offs it has open. */
      open: number;
      atWork: boolean;
      /** @description When they are; null while they are. */
      backAt: string | null;
    };
    Replies: {
      /** @enum {string} */
      by: 'day' | 'week' | 'month';
      items: components['schemas']['RepliesThen'][];
    };
    /** @description Replies of one class that came in one day, week or month. */
    RepliesThen: {
      /** @description Its first day, such as 2026-03-02; weeks begin on Monday. */
      from: string;
      /** @description Null: not read yet. */
      class: string | null;
      replies: number;
    };
    /** @enum {string} */
    ReplyAct: 'answer' | 'hand_off' | 'stop' | 'suppress' | 'snooze' | 'resume' | 'ask_person';
    /** @enum {string} */
    ReplyClass:
      | 'interested'
      | 'wants_meeting'
      | 'question'
      | 'objection'
      | 'later'
      | 'not_interested'
      | 'wrong_person'
      | 'unsubscribe'
      | 'complaint'
      | 'out_of_office'
      | 'auto_reply'
      | 'bounce'
      | 'unclear';
    /** @description A step that mails were written for, or will be. */
    ReportStep: {
      id: string;
      cadenceId: string;
      edition: number;
      position: number;
      purpose: components['schemas']['StepPurpose'];
      /** @description New leads get it; what is false belongs to an older edition, or was removed. */
      isCurrent: boolean;
      removedAt: string | null;
    };
    /** @enum {string} */
    Review: 'all' | 'first_step' | 'none';
    /** @enum {string} */
    Role: 'admin' | 'supervisor' | 'marketing' | 'rep';
    /**
     * @description `admin` includes the others.
     * @enum {string}
     */
    Scope: 'read' | 'leads:write' | 'admin';
    /** @description How the agent understood the replies by itself, against what the people who wrote them meant. */
    Score: {
      read: number;
      right: number;
      /** @description Not understood, and put before a person instead of acted on. */
      asked: number;
      /** @description Taken for another class that does the same for the lead: an objection for interest, both are for a rep. */
      harmless: number;
      byClass: {
        truth: components['schemas']['ReplyClass'];
        replies: number;
        right: number;
        asked: number;
        harmless: number;
      }[];
      /** @description Understood otherwise, and acted on. */
      wrong: {
        replyId: string;
        truth: components['schemas']['ReplyClass'];
        read: components['schemas']['ReplyClass'];
        confidence: number;
        text: string;
      }[];
    };
    /** @enum {string} */
    SecretKind: 'smtp_password' | 'imap_password' | 'oauth_client_secret' | 'oauth_refresh_token' | 'dkim_private_key';
    /**
     * @description When a lead may be written to: `days` are ISO weekdays (1 Monday to 7 Sunday), `from` and `to` are `HH:mm` on the lead's own clock (`to` may be `24:00`). `from` is inside, `to` is not. `skipHolidays` keeps the public holidays of the lead's country free.
     *
     *     On each allowed date the window is one stretch of time. Where a clock change touches an end of it, the rule is Temporal's `compatible`: a `from` the clock skips moves forward by what was skipped (02:30 is 03:30 that day), and of a time that comes twice the first counts. Only a `to` the clock skips ends the stretch before the gap, not after it, so that nothing leaves at a time of day past `to`. A stretch that has no length left, or whose date the zone skips, is not there.
     */
    SendWindow: {
      days: number[];
      from: string;
      to: string;
      skipHolidays: boolean;
    };
    SendingDomain: {
      spf: components['schemas']['DnsFinding'];
      dkim: components['schemas']['DnsFinding'];
      dmarc: components['schemas']['DnsFinding'];
    };
    /** @description Who looks at the console, and what it must know before it shows anything. */
    SessionState: {
      user: {
        id: string;
        name: string;
        email: string;
        role: components['schemas']['Role'];
        /** @description The rep this user is, if any. */
        repId: string | null;
      } | null;
      /** @description To be sent as `X-CSRF-Token` with every write. */
      csrf: string | null;
      /** @description Nobody has come in yet: the link that was printed at the start makes the first admin. */
      setupNeeded: boolean;
      sandbox: boolean;
      writer: {
        id: string;
        isAi: boolean;
      };
      version: string;
    };
    /** @description Conversations that began in the period: a lead wrote back, or a rep accepted it. The last four add up to `conversations`. */
    Share: {
      conversations: number;
      /** @description Only the agent wrote. */
      agentAlone: number;
      /** @description Of `agentAlone`: a person approved, changed or sorted something in it. */
      agentAloneSteered: number;
      /** @description The agent wrote, and a person wrote or accepted the hand-off. */
      agentThenPerson: number;
      /** @description No mail of the agent left. */
      personAlone: number;
      nobodyYet: number;
    };
    /** @description What stands below a mail: who wrote it, who we are, and the way out. */
    ShownFooter: {
      /** @enum {string} */
      author: 'ai' | 'automated' | 'person';
      language: components['schemas']['Language'];
      text: string;
    };
    /** @description A key as a list shows it. */
    ShownKey: {
      id: string;
      name: string;
      scopes: components['schemas']['Scope'][];
      /** Format: date-time */
      createdAt: string;
    };
    ShownMail: {
      id: string;
      from: string;
      to: string;
      subject: string;
      text: string;
      headers: {
        [key: string]: string;
      };
    };
    Speed: {
      firstTouch: {
        agent: components['schemas']['Pace'];
        people: components['schemas']['Pace'];
      };
      replySettled: {
        agent: components['schemas']['Pace'];
        people: components['schemas']['Pace'];
      };
      offerAccepted: {
        declined: number;
        expired: number;
        done: number;
        waiting: number;
        /** @description Null when nothing is done. */
        medianSeconds: number | null;
        /** @description Nine of ten took no longer. */
        p90Seconds: number | null;
      };
      /** @description From the acceptance of a hand-off to the rep's first sign of being in touch with the lead. */
      firstAction: components['schemas']['Pace'];
    };
    /** @description Money, and per head: null when there is nobody to divide it by. */
    Spending: {
      leads: number;
      /** @description Handed off because of what they wrote. */
      warm: number;
      /** @description Their hand-offs; a lead can have several. */
      handoffs: number;
      mails: number;
      /** @description Drafts and replies a person decided about. */
      reviews: number;
      modelCalls: number;
      /** @description Money for models; calls without a price cost nothing here. */
      models: number;
      unpricedCalls: number;
      mail: number;
      reviewMinutes: number;
      review: number;
      total: number;
      perLead: number | null;
      perWarmLead: number | null;
      perHandoff: number | null;
    };
    SteerRefusal:
      | components['schemas']['ChangeRefusal']
      | 'gone'
      | 'no_open_enrollment'
      | 'with_rep'
      | 'reply_open'
      | 'in_cadence'
      | 'was_in_cadence'
      | 'no_address'
      | 'no_cadence'
      | 'suppressed';
    /** @enum {string} */
    StepPurpose: 'opening' | 'new_angle' | 'question' | 'close';
    /** @description An address or a whole domain nothing is ever sent to. `hash` stands for the address of an erased lead. */
    Suppression: {
      id: string;
      /** @enum {string} */
      kind: 'address' | 'domain' | 'hash';
      value: string;
      reason: string;
      source: string;
      /** Format: date-time */
      createdAt: string;
    };
    SystemView: {
      version: string;
      node: string;
      /**
       * Format: date-time
       * @description The clock that leads live by; the sandbox's is its own.
       */
      now: string;
      sandbox: boolean;
      /** @enum {string} */
      queue: 'redis' | 'postgres';
      queues: {
        mail: components['schemas']['QueueCount'];
        writer: components['schemas']['QueueCount'];
        chores: components['schemas']['QueueCount'];
      };
      /** @description What `npm run doctor` says of settings and database. */
      findings: components['schemas']['Finding'][];
    };
    /** @description A lead as it was taken in. What could not be read is said, and kept with the lead. */
    TakenLead: {
      problems: components['schemas']['FieldProblem'][];
      id: string;
      /**
       * @description A lead that one request gives twice is created once; the later ones count as `updated`.
       * @enum {string}
       */
      outcome: 'created' | 'updated' | 'unchanged';
      ledger: {
        state: components['schemas']['LedgerState'];
        reason: string;
        nextActionAt: string | null;
      };
    };
    /** @enum {string} */
    TextField:
      | 'language'
      | 'timeZone'
      | 'country'
      | 'source'
      | 'industry'
      | 'company'
      | 'title'
      | 'city'
      | 'state'
      | 'name'
      | 'website'
      | 'phone'
      | 'email'
      | 'firstName'
      | 'lastName'
      | 'ownerEmail'
      | 'lawfulBasis'
      | 'consentAt';
    ThreadLine: {
      /** @enum {string} */
      from: 'us' | 'lead';
      /** @description ISO 8601. */
      at: string;
      subject: string;
      /** @description Plain text without quotes and signature. */
      text: string;
      /**
       * @description One of our people wrote it, not the agent.
       * @constant
       */
      by?: 'person';
    };
    /** @description A message as people and writers read it. */
    ThreadMessage: {
      id: string;
      leadId: string | null;
      /** @enum {string} */
      direction: 'out' | 'in';
      kind: components['schemas']['MessageKind'];
      status: components['schemas']['MessageStatus'];
      enrollmentId: string | null;
      stepId: string | null;
      answersId: string | null;
      mailboxId: string | null;
      /** @description Without angle brackets. */
      messageId: string | null;
      inReplyTo: string | null;
      references: string[];
      fromAddress: string | null;
      toAddress: string | null;
      subject: string;
      /** @description Plain text; for a reply, the words of the lead alone. */
      body: string;
      language: string | null;
      /** @description `offline/1`, `openai/…`, `user:7`. */
      writtenBy: string | null;
      /** @description In whose name it goes; null: the mailbox's. */
      fromName: string | null;
      /** @description A supervisor's instruction it was written by. */
      whisper: string | null;
      /** @description The user who is to decide about it; null: whoever comes first. */
      assignedTo: string | null;
      /** @description What the review rules said against the draft. */
      findings: {
        rule: string;
        detail: string;
      }[];
      /** @description Of an answer: what carries each of its statements. */
      evidence: components['schemas']['Evidence'][] | null;
      reviewBy: string | null;
      notBefore: string | null;
      holdReason: string | null;
      sentAt: string | null;
      wireStartedAt: string | null;
      wireResponse: string | null;
      receivedAt: string | null;
      settledAt: string | null;
      /** @description How the thread was found: message_id, reply_tag, address. */
      matchedBy: string | null;
      flags: string[];
      meaning: components['schemas']['Meaning'] | null;
      decision: components['schemas']['Decision'] | null;
      classifiedBy: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    Timeline: {
      items: components['schemas']['TimelineEntry'][];
      nextCursor: null;
      /** @description Something was said: a mail left, or came in. From then on the subject of the conversation stays. */
      wasSaid: boolean;
      /** @description Of `user:7`, `rep:3` and the like, wherever they stand above: what people know them by. */
      names: {
        [key: string]: string;
      };
    };
    /** @description Something that happened: a step or a person acted, or a message was written, sent or received. */
    TimelineEntry:
      | {
          /** Format: date-time */
          at: string;
          /** @constant */
          kind: 'act';
          actor: string;
          act: string;
          reason: string | null;
          detail: {
            [key: string]: unknown;
          };
        }
      | {
          /** Format: date-time */
          at: string;
          /** @constant */
          kind: 'message';
          message: components['schemas']['ThreadMessage'];
          why: components['schemas']['MessageReasons'];
        };
    /** @description What happened since the day began where the reader sits. */
    Today: {
      sent: number;
      replied: number;
      warm: number;
      handedOver: number;
    };
    /** @description The step of a cadence that a touch was written for. */
    TouchReason: {
      cadenceId: string;
      cadence: string;
      /** @description Who chose the cadence for the lead, such as `user:7`; null: it was the first whose audience fitted. */
      chosenBy: string | null;
      audience: components['schemas']['Audience'];
      /** @description 1 for the first. */
      step: number;
      purpose: components['schemas']['StepPurpose'];
      /** @description Days after the touch before it; after the enrollment for the first. */
      waitDays: number;
    };
    /** @enum {string} */
    Trouble:
      | 'host_not_found'
      | 'no_connection'
      | 'timed_out'
      | 'tls_failed'
      | 'sign_in_failed'
      | 'token_refused'
      | 'secret_unreadable'
      | 'folder_missing'
      | 'texts_refused'
      | 'refused';
    Unaccounted: {
      leadId: string;
      fault: components['schemas']['LedgerFault'];
      stored: components['schemas']['LedgerState'];
      /** @description What enrollments, messages, hand-offs and suppressions say; null when they say nothing. */
      state: components['schemas']['LedgerState'] | null;
      reason: string;
      nextActionAt: string | null;
    };
    Undone: {
      /** @description Leads that are gone, with their enrollments and the messages that never left. */
      removed: number;
      /** @description What could not be taken back, and why. */
      kept: {
        reason: string;
        leads: number;
        message: string;
      }[];
    };
    /** @description Somebody who signs in to the console. The row stays when they leave, because the past names it. */
    User: {
      id: string;
      name: string;
      /** @description In lower case. */
      email: string;
      role: components['schemas']['Role'];
      /** @description The rep this user is; null: the one with the same address, if there is one. */
      repId: string | null;
      /** @description Argon2id, in PHC form. */
      passwordHash: string;
      /** Format: date-time */
      createdAt: string;
      disabledAt: string | null;
    };
    /** @description Local hours of the mailbox in which it writes to people unasked. */
    WorkHours: {
      days: number[];
      from: string;
      to: string;
      skipHolidays: boolean;
    };
    WriterState: {
      spentThisMonth: number;
      /** @description The models nobody asks at present. */
      pauses: {
        model: string;
        /** Format: date-time */
        until: string;
        reason: string;
      }[];
      /** @description Null: without limit. */
      monthlyBudget: number | null;
      /** @description By model. */
      prices: {
        [key: string]: components['schemas']['Price'];
      };
      offlineTakesOver: boolean;
      id: string;
      isAi: boolean;
      /** @description Asked in this order. */
      models: string[];
      /** @description Finds knowledge by its meaning; null: it is found by its words alone. */
      embeddingModel: string | null;
    };
    /** @enum {string} */
    ZoneSource: 'given' | 'state' | 'country' | 'phone' | 'default';
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
