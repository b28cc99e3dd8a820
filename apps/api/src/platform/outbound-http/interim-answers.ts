import type { Readable } from 'node:stream';

/** `HTTP/1.1 100` */
const STATUS_LINE = /^HTTP\/1\.[01] (\d)$/;
/** Bytes until the first digit of the status, and until the last one. */
const FIRST_DIGIT = 9;
const LAST_DIGIT = 11;
const LF = 0x0a;
const CR = 0x0d;
const TWO = 0x32;

/**
 * undici ends a connection on which `100 Continue` comes, which some receivers send unasked before
 * their answer. It passes over the other interim answers (1xx), so every 100 becomes a 102 before
 * undici reads it: one digit, in the bytes as they come.
 */
export class InterimAnswers {
  /** Bytes of the current message's status line, as text, until its first digit is known. */
  private start = '';
  /** Position in the status line of an interim answer; in its headers once it is null. */
  private position: number | null = 0;
  private lineIsEmpty = false;
  /** The answer itself has begun: nothing more is looked at. */
  private isOver = false;

  /** @param stream on which answers come. */
  constructor(stream: Readable) {
    const read = stream.read.bind(stream);
    stream.read = (size?: number): unknown => {
      const chunk: unknown = read(size);
      if (Buffer.isBuffer(chunk)) this.see(chunk);
      return chunk;
    };
  }

  /** The next message is the first one that answers another request. */
  expectAnother(): void {
    this.isOver = false;
    this.begin();
  }

  private begin(): void {
    this.start = '';
    this.position = 0;
  }

  private see(chunk: Buffer): void {
    for (let index = 0; index < chunk.length && !this.isOver; index += 1) {
      if (this.position === null) this.seeHeaders(chunk[index] as number);
      else this.seeStatusLine(chunk, index, this.position);
    }
  }

  private seeStatusLine(chunk: Buffer, index: number, position: number): void {
    const byte = chunk[index] as number;
    // undici's parser passes over empty lines before an answer.
    if (position === 0 && (byte === CR || byte === LF)) return;
    this.position = position + 1;
    if (position < LAST_DIGIT) {
      this.start += String.fromCharCode(byte);
      if (position === FIRST_DIGIT) this.isOver = STATUS_LINE.exec(this.start)?.[1] !== '1';
      return;
    }
    if (this.start.endsWith('10') && byte === 0x30) chunk[index] = TWO;
    this.position = null;
    this.lineIsEmpty = false;
  }

  private seeHeaders(byte: number): void {
    if (byte === LF && this.lineIsEmpty) this.begin();
    else if (byte === LF) this.lineIsEmpty = true;
    else if (byte !== CR) this.lineIsEmpty = false;
  }
}
