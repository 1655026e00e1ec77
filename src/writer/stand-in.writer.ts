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
  WriterFailed,
} from './writer.js';

/** Lets another writer write while the first cannot for longer, if somebody chose so; its texts carry its own id. */
export class StandInWriter extends Writer {
  constructor(
    private readonly first: Writer,
    private readonly standIn: Writer,
    private readonly isWanted: () => Promise<boolean>,
  ) {
    super();
  }

  get id(): string {
    return this.first.id;
  }

  get isAi(): boolean {
    return this.first.isAi;
  }

  draftTouch(brief: TouchBrief, occasion?: Occasion): Promise<Signed<Draft>> {
    return this.withEither((writer) => writer.draftTouch(brief, occasion));
  }

  classifyReply(reply: ReplyToClassify, occasion?: Occasion): Promise<Signed<Meaning>> {
    return this.withEither((writer) => writer.classifyReply(reply, occasion));
  }

  draftAnswer(brief: AnswerBrief, occasion?: Occasion): Promise<Signed<AnswerDraft>> {
    return this.withEither((writer) => writer.draftAnswer(brief, occasion));
  }

  /** What a model claims only a model can check: nobody stands in. */
  override checkAnswer(answer: AnswerToCheck, occasion?: Occasion): Promise<string[]> {
    return this.first.checkAnswer(answer, occasion);
  }

  writeBrief(request: HandoffBriefRequest, occasion?: Occasion): Promise<Signed<HandoffBrief>> {
    return this.withEither((writer) => writer.writeBrief(request, occasion));
  }

  private async withEither<T extends object>(write: (writer: Writer) => Promise<Signed<T>>): Promise<Signed<T>> {
    try {
      return await write(this.first);
    } catch (error) {
      const lasts = error instanceof WriterFailed && (error.kind === 'budget' || error.kind === 'misconfigured');
      if (!lasts || !(await this.isWanted())) throw error;
      return { ...(await write(this.standIn)), writtenBy: this.standIn.id };
    }
  }
}
