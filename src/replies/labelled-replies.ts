import { Injectable } from '@nestjs/common';
import { type Label, LabelsStore } from '../messages/labels.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import type { ThreadLine } from '../writer/writer.js';
import { OurWords } from './our-words.js';

/** A reply of which a person said what it means, with all that a reader is told about it. */
export type LabelledReply = Omit<Label, 'leadId'> & {
  /** What had been said when it came. */
  thread: ThreadLine[];
  /** What we had said by then, for whoever quotes it without a mark. */
  ourWords: string;
};

@Injectable()
export class LabelledReplies {
  constructor(
    private readonly labels: LabelsStore,
    private readonly messages: MessagesStore,
    private readonly ourWords: OurWords,
  ) {}

  /** The newest first. */
  async list(limit: number, cursor?: string): Promise<LabelledReply[]> {
    const labels = await this.labels.list(limit, cursor);
    const threads = await this.messages.threads([...new Set(labels.map(({ leadId }) => leadId))]);
    const before = labels.map(({ id, leadId }) => {
      const thread = threads.filter((message) => message.leadId === leadId);
      return thread.slice(
        0,
        thread.findIndex((message) => message.id === id),
      );
    });
    const ourWords = await this.ourWords.ofEach(before);
    return labels.map(({ leadId: _, ...label }, at) => ({
      ...label,
      thread: threadLines(before[at] ?? []),
      ourWords: ourWords[at] ?? '',
    }));
  }
}
