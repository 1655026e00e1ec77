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
    const said = thread.filter((message) => message.direction === 'out' && wasSaid(message)).toReversed();
    const last = said[0] && (await this.messages.find(said[0].id));
    const footed = last?.rendered ? (await parseMail(last.rendered)).text : '';
    return [footed, ...said.flatMap(({ subject, body }) => [subject, body])].join('\n');
  }
}
