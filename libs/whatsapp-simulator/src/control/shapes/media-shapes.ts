import { UPLOAD_KINDS, type UploadKind } from '../../media/media-kinds';
import { REUPLOAD_ANSWERS } from '../../media/media-faults';
import { object } from './schemas';

/** Shapes of the control API's bodies about files. */

export interface MakeMedia {
  kind: UploadKind;
  /** It is not encrypted, as those of channels. */
  plain?: boolean;
}
export const makeMedia = object(
  { kind: { type: 'string', enum: [...UPLOAD_KINDS] }, plain: { type: 'boolean' } },
  ['kind'],
);

export interface ListMedia {
  owner?: string;
}
export const listMedia = object({ owner: { type: 'string' } }, []);

const status = { type: 'integer', nullable: true, minimum: 400, maximum: 599 };
const count = { type: 'integer', nullable: true, minimum: 0 };
const flag = { type: 'boolean' };
export const mediaFaults = object(
  {
    status,
    times: count,
    retryAfterS: count,
    corrupt: flag,
    wrongMac: flag,
    bytesPerSecond: { type: 'integer', nullable: true, minimum: 1 },
    cutAfter: count,
    endless: flag,
    announceBytes: count,
    foreignOrigin: { type: 'string', nullable: true, maxLength: 200 },
    uploadStatus: status,
    uploadTimes: count,
    cutUploadAfter: count,
    garbledAnswer: flag,
    deadFirstHost: flag,
    lifeMs: { type: 'integer', minimum: 0 },
    authTtlS: { type: 'integer', minimum: 0 },
    maxBytes: { type: 'integer', minimum: 0 },
    reupload: { type: 'string', enum: [...REUPLOAD_ANSWERS] },
  },
  [],
);

const text = { type: 'string', maxLength: 65_536 };
const size = { type: 'integer', minimum: 0 };
const base64 = { type: 'string', nullable: true, maxLength: 1_048_576 };
/** What a message says of the file that it carries. */
export const mediaRequest = object(
  {
    id: { type: 'string', minLength: 1 },
    caption: text,
    fileName: text,
    mimeType: text,
    seconds: size,
    width: size,
    height: size,
    pageCount: size,
    thumbnail: base64,
    waveform: base64,
    animated: flag,
    viewOnce: flag,
    fields: { type: 'object' },
  },
  ['id'],
);
