const INTRO = Buffer.from([0x57, 0x41, 0x06, 0x03]);
const ROUTING_MARK = Buffer.from('ED');
const ROUTING_HEADER_LENGTH = 7;
const LENGTH_BYTES = 3;

/** Cuts what arrives on a socket into frames, after the intro that a client sends once. */
export class FrameReader {
  private waiting = Buffer.alloc(0);
  private introduced = false;

  /** Frames that are complete with these bytes. */
  read(data: Uint8Array): Buffer[] {
    this.waiting = Buffer.concat([this.waiting, data]);
    if (!this.introduced && !this.skipIntro()) return [];
    const frames: Buffer[] = [];
    while (this.waiting.length >= LENGTH_BYTES) {
      const length = this.waiting.readUIntBE(0, LENGTH_BYTES);
      if (this.waiting.length < LENGTH_BYTES + length) break;
      frames.push(this.waiting.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
      this.waiting = this.waiting.subarray(LENGTH_BYTES + length);
    }
    return frames;
  }

  private skipIntro(): boolean {
    let start = 0;
    if (this.waiting.subarray(0, 2).equals(ROUTING_MARK)) {
      if (this.waiting.length < ROUTING_HEADER_LENGTH) return false;
      start = ROUTING_HEADER_LENGTH + this.waiting.readUIntBE(4, LENGTH_BYTES);
    }
    if (this.waiting.length < start + INTRO.length) return false;
    if (!this.waiting.subarray(start, start + INTRO.length).equals(INTRO)) {
      throw new Error('not a WhatsApp Web client');
    }
    this.waiting = this.waiting.subarray(start + INTRO.length);
    this.introduced = true;
    return true;
  }
}

/** Puts the length before a frame. */
export function frame(body: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(LENGTH_BYTES + body.length);
  framed.writeUIntBE(body.length, 0, LENGTH_BYTES);
  framed.set(body, LENGTH_BYTES);
  return framed;
}
