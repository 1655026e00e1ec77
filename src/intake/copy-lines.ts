/** What is told at once, for whoever takes it to have something to do. */
const PART_BYTES = 262_144;

// UTF-8 of a UTF-16 unit.
const MOST_BYTES = 3;

const LINE_END = 0x0a;

/** Lines as bytes, in parts of some 250 KB. Each is written where it stays: to join them first took as long as to make them. */
export class CopyLines {
  private bytes = Buffer.allocUnsafeSlow(PART_BYTES);
  private length = 0;

  /** Gives what was written before, when the line does not fit behind it any more. */
  write(line: string): Uint8Array<ArrayBuffer> | null {
    const most = line.length * MOST_BYTES + 1;
    const full = this.length + most > this.bytes.length ? this.end() : null;
    if (full) this.bytes = Buffer.allocUnsafeSlow(Math.max(PART_BYTES, most));
    this.length += this.bytes.write(line, this.length);
    this.bytes[this.length++] = LINE_END;
    return full;
  }

  /** What is left. */
  end(): Uint8Array<ArrayBuffer> {
    const written = this.bytes.subarray(0, this.length);
    this.length = 0;
    return written;
  }
}
