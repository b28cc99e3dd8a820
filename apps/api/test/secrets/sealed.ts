import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** As phones encrypt what they do to a message with its secret. */
export interface SealFor {
  secret: Buffer;
  /** WhatsApp's id of the message. */
  about: string;
  /** JID of who wrote it, and of who encrypts. */
  author: string;
  actor: string;
}

/** Fields of the protocol, with bytes in base64 as the simulator takes them. */
export function sealed(
  use:
    | 'Poll Vote'
    | 'Event Response'
    | 'Message Edit'
    | 'Event Edit'
    | 'Poll Edit'
    | 'Poll Add Option'
    | 'Enc Reaction'
    | 'Enc Comment',
  plaintext: Uint8Array,
  { secret, about, author, actor }: SealFor,
): { encPayload: string; encIv: string } {
  const key = hkdfSync('sha256', secret, Buffer.alloc(0), `${about}${author}${actor}${use}`, 32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), iv);
  if (use === 'Poll Vote' || use === 'Event Response')
    cipher.setAAD(Buffer.from(`${about}\0${actor}`));
  const payload = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { encPayload: payload.toString('base64'), encIv: iv.toString('base64') };
}

/** `PollVoteMessage`: field 1, once for each option, is the hash of its name. */
export function voteFor(...options: string[]): Buffer {
  return Buffer.concat(
    options.map((option) =>
      Buffer.concat([Buffer.from([0x0a, 32]), createHash('sha256').update(option).digest()]),
    ),
  );
}

/** `EventResponseMessage`: field 1 is the answer, field 3 how many more people come. */
export function answerWith(response: 1 | 2 | 3, guests = 0): Buffer {
  return Buffer.from([0x08, response, ...(guests ? [0x18, guests] : [])]);
}

/** `Message`: field 1 is the text. */
export function textMessage(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x0a, bytes.length]), bytes]);
}

/** A field of a protobuf: its number, and bytes or a small number. */
export function field(number: number, value: Uint8Array | string | number): Buffer {
  const key = (form: number): Buffer => varint(number * 8 + form);
  if (typeof value === 'number') return Buffer.concat([key(0), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([key(2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
