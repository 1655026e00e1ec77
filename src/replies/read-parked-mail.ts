import { Injectable } from '@nestjs/common';
import { ParkedMailStore } from '../messages/parked-mail.store.js';
import { ReceiveReply } from './receive-reply.js';
import type { Received } from './received-mail.js';

class Gone extends Error {}

export type ParkedRefusal =
  { refusal: 'gone' | 'only_beginning'; detail?: undefined } | { refusal: 'unreadable'; detail: string };

/** Hands a parked mail through the one door in once more; it is off the list in the transaction that saves the reply. */
@Injectable()
export class ReadParkedMail {
  constructor(
    private readonly parkedMail: ParkedMailStore,
    private readonly receiveReply: ReceiveReply,
  ) {}

  async run(id: string, actor: string, now: Date): Promise<Received | ParkedRefusal> {
    const parked = await this.parkedMail.find(id);
    if (!parked) return { refusal: 'gone' };
    const { raw, mailboxId } = parked;
    if (!raw) return { refusal: 'only_beginning' };
    try {
      return await this.receiveReply.run(raw, now, {
        mailboxId,
        isCut: false,
        alongside: async (tx) => {
          if (!(await this.parkedMail.settle(tx, id, { at: now, actor, act: 'parked_mail.read' }))) throw new Gone();
        },
      });
    } catch (error) {
      if (error instanceof Gone) return { refusal: 'gone' };
      // Why is what the person asked for: it stays on the row.
      const detail = (error as Error).message;
      await this.parkedMail.explain(id, detail);
      return { refusal: 'unreadable', detail };
    }
  }
}
