import { Injectable } from '@nestjs/common';
import { classifyReply } from './offline/classify.js';
import { composeAnswer } from './offline/compose-answer.js';
import { composeBrief } from './offline/compose-brief.js';
import { composeTouch } from './offline/compose-touch.js';
import {
  Writer,
  type AnswerBrief,
  type AnswerDraft,
  type Draft,
  type HandoffBrief,
  type HandoffBriefRequest,
  type Meaning,
  type ReplyToClassify,
  type TouchBrief,
} from './writer.js';

/**
 * Writes without a model, key or network: approved sentences, dealt out by rule; the same brief always gives the same text.
 * It cannot follow free text: a touch ignores `step.instruction` and `whisper`, and a draft with a whisper must be held
 * for a person. It never throws WriterFailed.
 */
@Injectable()
export class OfflineWriter extends Writer {
  readonly id = 'offline/1';
  readonly isAi = false;

  async draftTouch(brief: TouchBrief): Promise<Draft> {
    return composeTouch(brief);
  }

  async classifyReply(reply: ReplyToClassify): Promise<Meaning> {
    return classifyReply(reply);
  }

  async draftAnswer(brief: AnswerBrief): Promise<AnswerDraft> {
    return composeAnswer(brief);
  }

  async writeBrief(request: HandoffBriefRequest): Promise<HandoffBrief> {
    return composeBrief(request);
  }
}
