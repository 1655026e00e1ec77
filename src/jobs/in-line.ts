/** Does one step after the other, in the order they were asked for; one that throws does not keep the next. */
export class InLine {
  private last: Promise<unknown> = Promise.resolve();

  run<Result>(step: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(step);
    this.last = done.catch(() => undefined);
    return done;
  }
}
