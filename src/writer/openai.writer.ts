import type { AskModels } from './ask-models.js';
import { composeBrief } from './offline/compose-brief.js';
import { provenFindings } from './qualification.js';
import { letter } from './offline/letter.js';
import { trustedMeaning } from './meaning.rules.js';
import { answerPrompt } from './prompts/answer.prompt.js';
import { briefPrompt } from './prompts/brief.prompt.js';
import { checkPrompt } from './prompts/check.prompt.js';
import { type Prompt, questionOf } from './prompts/prompt.js';
import { replyPrompt } from './prompts/reply.prompt.js';
import { touchPrompt } from './prompts/touch.prompt.js';
import {
  type AnswerBrief,
  type AnswerDraft,
  type AnswerToCheck,
  type Draft,
  type HandoffBrief,
  type HandoffBriefRequest,
  type Meaning,
  type Occasion,
  type ReplyToClassify,
  type Signed,
  type TouchBrief,
  Writer,
} from './writer.js';

/** Lets a model write. Greeting, signature, language, links and everything in the head of a mail stay with the code. */
export class OpenaiWriter extends Writer {
  readonly isAi = true;

  constructor(private readonly models: AskModels) {
    super();
  }

  get id(): string {
    return signedBy(this.models.models[0] ?? 'none');
  }

  async draftTouch(brief: TouchBrief, occasion?: Occasion): Promise<Signed<Draft>> {
    const { value, writtenBy } = await this.ask(touchPrompt, brief, occasion);
    return { ...draftOf(value, brief), writtenBy };
  }

  async classifyReply(reply: ReplyToClassify, occasion?: Occasion): Promise<Signed<Meaning>> {
    const { value, writtenBy } = await this.ask(replyPrompt, reply, occasion);
    return { ...trustedMeaning(value, reply), writtenBy };
  }

  async draftAnswer(brief: AnswerBrief, occasion?: Occasion): Promise<Signed<AnswerDraft>> {
    const { value, writtenBy } = await this.ask(answerPrompt, brief, occasion);
    const { paragraphs, missing } = value;
    const claims = value.claims.map(({ text, passage, quote }) => ({ text, passageId: passage, quote }));
    const isAnswer = missing.length === 0 && paragraphs.some((text) => text.trim() !== '');
    return { draft: isAnswer ? draftOf(value, brief) : null, claims, missing, writtenBy };
  }

  override async checkAnswer(answer: AnswerToCheck, occasion?: Occasion): Promise<string[]> {
    return (await this.ask(checkPrompt, answer, occasion)).value.unproven;
  }

  /** Who the lead is and what they asked stand in the record: no model is needed for that, and none may change it. */
  async writeBrief(request: HandoffBriefRequest, occasion?: Occasion): Promise<Signed<HandoffBrief>> {
    const { value, writtenBy } = await this.ask(briefPrompt, request, occasion);
    const plain = composeBrief(request);
    const theirs = request.thread.findLast(({ from }) => from === 'lead')?.text ?? '';
    return {
      ...plain,
      whyWarm: oneLine(value.whyWarm) || plain.whyWarm,
      nextStep: oneLine(value.nextStep) || plain.nextStep,
      qualification: provenFindings(request.criteria, value.qualification, request.thread),
      quote: value.quote.trim() && theirs.includes(value.quote.trim()) ? value.quote.trim() : plain.quote,
      writtenBy,
    };
  }

  private async ask<Given, T>(
    prompt: Prompt<Given, T>,
    given: Given,
    occasion?: Occasion,
  ): Promise<{ value: T; writtenBy: string }> {
    const { value, model } = await this.models.run(questionOf(prompt, given), occasion ?? null);
    return { value, writtenBy: signedBy(model) };
  }
}

const signedBy = (model: string): string => `openai/${model}`;

function draftOf(written: { subject: string; paragraphs: string[] }, brief: TouchBrief | AnswerBrief): Draft {
  const paragraphs = written.paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  const continues = brief.thread.length > 0;
  return {
    subject: continues ? '' : oneLine(written.subject),
    body: letter(brief, paragraphs),
    language: brief.language,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
