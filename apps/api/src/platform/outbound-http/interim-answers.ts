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
 * undici closes a connection on which `100 Continue` comes, which some receivers send unasked
 * before their response. It skips other interim responses (1xx), so every 100 is changed into a 102
 * before undici reads it: one digit in the incoming bytes.
 */
export class InterimAnswers {
  /** The current status line up to the first digit of its status. */
  private start = '';
  /** Position in the status line of an interim response; null in its headers. */
  private position: number | null = 0;
  private lineIsEmpty = false;
  /** The final response has begun: nothing more is inspected. */
  private isOver = false;

  /** @param stream of incoming responses. */
  constructor(stream: Readable) {
    const read = stream.read.bind(stream);
    stream.read = (size?: number): unknown => {
      const chunk: unknown = read(size);
      if (Buffer.isBuffer(chunk)) this.see(chunk);
      return chunk;
    };
  }

  /** The next message starts the response to another request. */
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
    // undici's parser skips empty lines before a response.
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
