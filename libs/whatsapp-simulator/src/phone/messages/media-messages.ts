import { encodeWAMessage, proto } from '@whiskeysockets/baileys';
import type { MediaKind } from '../../media/media-kinds';
import type { MadeFile } from '../../media/media-store';
import { SimulatorProblem } from '../../store/problem';
import type { EncodedMessage } from './message-kinds';

/** What a message says of the file that it carries. What is left out a phone fills in. */
export interface MediaRequest {
  /** Id of the file, from its upload. */
  id: string;
  caption?: string;
  fileName?: string;
  /** Default: that of the upload. */
  mimeType?: string;
  seconds?: number;
  width?: number;
  height?: number;
  pageCount?: number;
  /** A small JPEG in base64; null for none. */
  thumbnail?: string | null;
  /** 64 bytes from 0 to 100 in base64; null for none. */
  waveform?: string | null;
  animated?: boolean;
  /** Shown by phones alone: linked devices learn that it was there. */
  viewOnce?: boolean;
  /**
   * Fields of WhatsApp's protobuf as they should be instead, such as a `fileLength` or a `fileSha256` that
   * is not true; null leaves one out. Bytes are in base64.
   */
  fields?: Record<string, unknown>;
}

/** Where a file can be downloaded, as a message names it. */
export interface Place {
  url: string;
  directPath: string;
}

const THUMBNAIL =
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAYACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQD/8QAFRABAQAAAAAAAAAAAAAAAAAAABL/xAAXAQEAAwAAAAAAAAAAAAAAAAAAAQIF/8QAFREBAQAAAAAAAAAAAAAAAAAAABH/2gAMAwEAAhEDEQA/ANLLT2WM6KLLT2WET2WCVyywB//Z';

/** How loud a voice message is, over its length. */
const WAVEFORM = Buffer.from(
  Array.from({ length: 64 }, (_, at) => Math.round(50 + 45 * Math.sin(at / 3))),
).toString('base64');

/**
 * A message that carries a file, with all that a phone writes into it.
 *
 * @throws SimulatorProblem where the fields are none of such a message.
 */
export function encodeMedia(
  kind: MediaKind,
  made: MadeFile,
  place: Place,
  request: MediaRequest,
): EncodedMessage {
  const message = messageWith(kind, made, place, request);
  return { message, plaintext: request.viewOnce ? null : encodeWAMessage(message) };
}

function messageWith(
  kind: MediaKind,
  made: MadeFile,
  place: Place,
  request: MediaRequest,
): proto.Message {
  const { kind: _, mimeType, ...keys } = made;
  const all: Record<string, unknown> = {
    ...place,
    ...keys,
    mimetype: request.mimeType ?? mimeType,
    ...OWN[kind](request),
    ...(request.viewOnce ? { viewOnce: true } : {}),
    ...request.fields,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== null);
  const content = { [FIELD[kind]]: Object.fromEntries(given) };
  try {
    return proto.Message.fromObject(wrapped(kind, content, request));
  } catch (error) {
    throw new SimulatorProblem(`These are no fields of such a message: ${String(error)}`);
  }
}

function wrapped(kind: MediaKind, message: object, { caption, viewOnce }: MediaRequest): object {
  if (viewOnce) return { viewOnceMessageV2: { message } };
  if (kind === 'document' && caption) return { documentWithCaptionMessage: { message } };
  return message;
}

const FIELD: Record<MediaKind, string> = {
  image: 'imageMessage',
  video: 'videoMessage',
  gif: 'videoMessage',
  ptv: 'ptvMessage',
  audio: 'audioMessage',
  voice: 'audioMessage',
  document: 'documentMessage',
  sticker: 'stickerMessage',
};

const picture = ({ thumbnail, width, height, caption }: MediaRequest): object => ({
  caption,
  width: width ?? 640,
  height: height ?? 480,
  jpegThumbnail: thumbnail === undefined ? THUMBNAIL : thumbnail,
});
const film = (request: MediaRequest): object => ({
  ...picture(request),
  seconds: request.seconds ?? 3,
});
const sound = ({ seconds }: MediaRequest): object => ({ seconds: seconds ?? 3 });

/** What messages of a kind say besides where the file is. */
const OWN: Record<MediaKind, (request: MediaRequest) => object> = {
  image: picture,
  video: film,
  gif: (request) => ({ ...film(request), gifPlayback: true }),
  ptv: (request) => film({ width: 480, height: 480, ...request }),
  audio: sound,
  voice: (request) => ({
    ...sound(request),
    ptt: true,
    waveform: request.waveform === undefined ? WAVEFORM : request.waveform,
  }),
  document: ({ fileName = 'Document', caption, pageCount, thumbnail }) => ({
    fileName,
    title: fileName,
    caption,
    pageCount,
    jpegThumbnail: thumbnail,
  }),
  sticker: ({ width = 512, height = 512, animated = false }) => ({
    width,
    height,
    isAnimated: animated,
  }),
};
