import { Body, ConflictException, Controller, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { Clock } from '../clock/clock.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { ThreadMessage } from '../messages/thread-columns.js';
import { WriteMessage, type WriteRefusal } from './write-message.js';

const textSchema = z.strictObject({
  subject: z
    .string()
    .trim()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'must be one line')
    .default('')
    .describe('Only for the first mail: in a thread its subject stays'),
  body: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(20_000)
    .regex(/^[^\0]*$/, 'must not contain NUL'),
});

const REFUSALS: Record<Exclude<WriteRefusal, 'gone' | 'no_subject'>, string> = {
  no_address: 'This lead has no mail address',
  suppressed: 'This lead must not be mailed: its address or domain is suppressed',
};

const gone = (id: string): string => `There is no lead ${id}`;

@ApiTags('Leads')
@Controller('api/leads/:id/message')
export class WriteMessageController {
  constructor(
    private readonly writeMessage: WriteMessage,
    private readonly messages: MessagesStore,
    private readonly clock: Clock,
  ) {}

  /**
   * A mail from a person, under the mailbox that wrote to the lead before. A rep writes to a lead of theirs in their own name, with
   * their booking link the first time. The agent waits for the reaction.
   */
  @Post()
  @Access('leads:write')
  async write(
    @Param('id') id: string,
    @Body({ schema: textSchema }) text: z.infer<typeof textSchema>,
    @By() { actor, user }: Caller,
  ): Promise<ThreadMessage> {
    const now = await this.clock.now();
    const by = { actor, repId: user?.repId ?? null };
    const written = /^\d{1,18}$/.test(id) ? await this.writeMessage.run(id, text, by, now) : 'gone';
    if (written === 'gone') throw new NotFoundException(gone(id));
    if (written === 'no_subject') throw new BadFields([{ field: 'subject', message: 'the first mail needs one' }]);
    if (typeof written === 'string') throw new ConflictException(REFUSALS[written]);
    const [message] = await this.messages.list({ id: written.id }, 1);
    if (!message) throw new NotFoundException(gone(id));
    return message;
  }
}
