import { FirstSchema1795000000000 } from './1795000000000-first-schema.js';
import { MailboxServers1796000010001 } from './1796000010001-mailbox-servers.js';
import { MailboxesAreRead1796000012001 } from './1796000012001-mailboxes-are-read.js';
import { ModelCalls1796000020001 } from './1796000020001-model-calls.js';
import { ImportsCancelled1796000030001 } from './1796000030001-imports-cancelled.js';
import { ImportsStagedInTheBackground1796000030002 } from './1796000030002-imports-staged-in-the-background.js';
import { BoardOfAMillion1796000030003 } from './1796000030003-board-of-a-million.js';
import { AnswersWithEvidence1796000050001 } from './1796000050001-answers-with-evidence.js';
import { Documents1796000050002 } from './1796000050002-documents.js';
import { AskedAndNotAnswered1796000050101 } from './1796000050101-asked-and-not-answered.js';
import { OneNudge1796000050102 } from './1796000050102-one-nudge.js';
import { AnswersBySender1796000050103 } from './1796000050103-answers-by-sender.js';
import { Qualification1796000050104 } from './1796000050104-qualification.js';
import { RepsRoutedByMore1796000060001 } from './1796000060001-reps-routed-by-more.js';
import { PeopleWhoSignIn1796000070001 } from './1796000070001-people-who-sign-in.js';
import { WhoDidWhat1796000072001 } from './1796000072001-who-did-what.js';
import { WhispersAndReviewers1796000072002 } from './1796000072002-whispers-and-reviewers.js';
import { DraftsAhead1796000080001 } from './1796000080001-drafts-ahead.js';
import { ResultsOfRows1796000090001 } from './1796000090001-results-of-rows.js';
import { WhatPeopleCost1796000110001 } from './1796000110001-what-people-cost.js';
import { TheCellTheAgentSaw1796000110002 } from './1796000110002-the-cell-the-agent-saw.js';
import { ASliceIsHeldOut1796000110003 } from './1796000110003-a-slice-is-held-out.js';
import { EditionsOfSteps1796000120001 } from './1796000120001-editions-of-steps.js';
import { RepsAnswerByMail1796000120001 } from './1796000120001-reps-answer-by-mail.js';
import { RepsHaveADigest1796000120002 } from './1796000120002-reps-have-a-digest.js';
import { LeadsAreAsked1796000120003 } from './1796000120003-leads-are-asked.js';
import { LabelledReplies1796000170103 } from './1796000170103-labelled-replies.js';
import { ReportsOfAPeriod1796000180001 } from './1796000180001-reports-of-a-period.js';
import { AnswersByDomain1796000190001 } from './1796000190001-answers-by-domain.js';
import { TextsRefusedInARow1796000190002 } from './1796000190002-texts-refused-in-a-row.js';
import { ServersThatAskForPatience1796000190003 } from './1796000190003-servers-that-ask-for-patience.js';
import { RepMailsBySender1796000200001 } from './1796000200001-rep-mails-by-sender.js';
import { ErasingByIndex1796000200002 } from './1796000200002-erasing-by-index.js';
import { MailboxesAreWatched1796000210001 } from './1796000210001-mailboxes-are-watched.js';
import { WhatTheBudgetRefused1796000220001 } from './1796000220001-what-the-budget-refused.js';
import { PassagesHaveVectors1796000230001 } from './1796000230001-passages-have-vectors.js';
import { OneProcessRefreshes1796000230002 } from './1796000230002-one-process-refreshes.js';
import { WordsOfPassages1796000240001 } from './1796000240001-words-of-passages.js';
import { VectorsWithPrefixes1796000240002 } from './1796000240002-vectors-with-prefixes.js';
import { ReadyByIndex1796000250001 } from './1796000250001-ready-by-index.js';
import { PassagesByLanguage1796000250002 } from './1796000250002-passages-by-language.js';
import { CostsHaveACurrency1796000260001 } from './1796000260001-costs-have-a-currency.js';
import { LeadsAreFoundByIndex1796000260002 } from './1796000260002-leads-are-found-by-index.js';

/** Every migration, oldest first. */
export const migrations = [
  FirstSchema1795000000000,
  MailboxServers1796000010001,
  MailboxesAreRead1796000012001,
  ModelCalls1796000020001,
  ImportsCancelled1796000030001,
  ImportsStagedInTheBackground1796000030002,
  BoardOfAMillion1796000030003,
  AnswersWithEvidence1796000050001,
  Documents1796000050002,
  AskedAndNotAnswered1796000050101,
  OneNudge1796000050102,
  AnswersBySender1796000050103,
  Qualification1796000050104,
  RepsRoutedByMore1796000060001,
  PeopleWhoSignIn1796000070001,
  WhoDidWhat1796000072001,
  WhispersAndReviewers1796000072002,
  DraftsAhead1796000080001,
  ResultsOfRows1796000090001,
  WhatPeopleCost1796000110001,
  TheCellTheAgentSaw1796000110002,
  ASliceIsHeldOut1796000110003,
  EditionsOfSteps1796000120001,
  RepsAnswerByMail1796000120001,
  RepsHaveADigest1796000120002,
  LeadsAreAsked1796000120003,
  LabelledReplies1796000170103,
  ReportsOfAPeriod1796000180001,
  AnswersByDomain1796000190001,
  TextsRefusedInARow1796000190002,
  ServersThatAskForPatience1796000190003,
  RepMailsBySender1796000200001,
  ErasingByIndex1796000200002,
  MailboxesAreWatched1796000210001,
  WhatTheBudgetRefused1796000220001,
  PassagesHaveVectors1796000230001,
  OneProcessRefreshes1796000230002,
  WordsOfPassages1796000240001,
  VectorsWithPrefixes1796000240002,
  ReadyByIndex1796000250001,
  PassagesByLanguage1796000250002,
  CostsHaveACurrency1796000260001,
  LeadsAreFoundByIndex1796000260002,
];
