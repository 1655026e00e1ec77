/** A file that no passages can be made of; the message goes on from its name: "… is damaged". */
export class UnreadableDocument extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableDocument';
  }
}
