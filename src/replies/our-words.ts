import { Injectable } from '@nestjs/common';
import { parseMail } from '../mail/parse-mail.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { wasSaid } from '../messages/thread-lines.js';

@Injectable()
export class OurWords {
  constructor(private readonly messages: MessagesStore) {}

  /** Everything we said in a thread, the last mail with its footer first: whoever quotes it without a mark has not said it. */
  async of(thread: Message[]): Promise<string> {
    const [words = ''] = await this.ofEach([thread]);
    return words;
  }

  /** The same of each thread; a mail that ends several of them is read once. */
  async ofEach(threads: Message[][]): Promise<string[]> {
    const said = threads.map((thread) => thread.filter(isOurs).toReversed());
    const footed = await this.textsOf([...new Set(said.flatMap(([last]) => last?.id ?? []))]);
    return said.map((mails) =>
      [footed.get(mails[0]?.id ?? '') ?? '', ...mails.flatMap(({ subject, body }) => [subject, body])].join('\n'),
    );
  }

  private async textsOf(ids: string[]): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    for (const { id, rendered } of await this.messages.rendered(ids)) texts.set(id, (await parseMail(rendered)).text);
    return texts;
  }
}

const isOurs = (message: Message): boolean => message.direction === 'out' && wasSaid(message);
