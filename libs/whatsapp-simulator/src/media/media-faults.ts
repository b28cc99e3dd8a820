/** What the phone answers to a companion that asks it to upload a file again. */
export const REUPLOAD_ANSWERS = [
  'ready',
  'not_found',
  'error',
  'decryption_error',
  'silent',
] as const;
export type ReuploadAnswer = (typeof REUPLOAD_ANSWERS)[number];

/**
 * What goes wrong with files on purpose. Those of a download count for files that a number, or one of its
 * companions, uploaded; a file's own come before those of its number, and those before everybody's.
 */
export interface MediaFaults {
  /** Downloads are answered with this status: 404 or 410 for an expired file, 403, 429, 503… */
  status: number | null;
  /** How many downloads are; null: all. */
  times: number | null;
  /** `Retry-After` beside a status, of downloads and uploads, in seconds. */
  retryAfterS: number | null;
  /** A byte in the middle of the file is changed. */
  corrupt: boolean;
  /** The last bytes of the file, its MAC, are changed. */
  wrongMac: boolean;
  /** Files move at this pace, in both directions. */
  bytesPerSecond: number | null;
  /** The connection is cut after so many bytes of a download. */
  cutAfter: number | null;
  /** A download never ends: after the file comes filler. */
  endless: boolean;
  /** A download is announced with this length; after the file comes filler. */
  announceBytes: number | null;
  /** Origin that stands in `url` in place of the simulator's own, in answers to uploads and in messages. */
  foreignOrigin: string | null;
  /** Uploads of the number are answered with this status. */
  uploadStatus: number | null;
  /** How many uploads are; null: all. */
  uploadTimes: number | null;
  /** The connection is cut after so many bytes of an upload. */
  cutUploadAfter: number | null;
  /** Uploads are answered with 200 and something that is not JSON. */
  garbledAnswer: boolean;
  /** The first host that companions of the number are named is one that does not answer. */
  deadFirstHost: boolean;
  /** How long a file can be downloaded, in ms. */
  lifeMs: number;
  /** How long a companion's right to upload holds, in s. */
  authTtlS: number;
  /** Bytes of a file at most. */
  maxBytes: number;
  /** What the number's phone answers when a companion asks it to upload a file again. */
  reupload: ReuploadAnswer;
}

const NONE: MediaFaults = {
  status: null,
  times: null,
  retryAfterS: null,
  corrupt: false,
  wrongMac: false,
  bytesPerSecond: null,
  cutAfter: null,
  endless: false,
  announceBytes: null,
  foreignOrigin: null,
  uploadStatus: null,
  uploadTimes: null,
  cutUploadAfter: null,
  garbledAnswer: false,
  deadFirstHost: false,
  lifeMs: 30 * 24 * 3_600_000,
  authTtlS: 3_600,
  maxBytes: 2_147_483_648,
  reupload: 'ready',
};

type Change = Partial<MediaFaults>;

/** Faults of single files, of numbers, and of everybody. They do not survive a restart. */
export class MediaFaultBook {
  private everybody: Change = {};
  private readonly byPhone = new Map<string, Change>();
  private readonly byFile = new Map<string, Change>();

  of(phone: string, file?: string): MediaFaults {
    return {
      ...NONE,
      ...this.everybody,
      ...this.byPhone.get(phone),
      ...(file === undefined ? {} : this.byFile.get(file)),
    };
  }

  setForAll(change: Change): void {
    this.everybody = { ...this.everybody, ...change };
  }

  setOfPhone(phone: string, change: Change): void {
    this.byPhone.set(phone, { ...this.byPhone.get(phone), ...change });
  }

  setOfFile(file: string, change: Change): void {
    this.byFile.set(file, { ...this.byFile.get(file), ...change });
  }

  clearPhone(phone: string): void {
    this.byPhone.delete(phone);
  }

  clearFile(file: string): void {
    this.byFile.delete(file);
  }

  clearAll(): void {
    this.everybody = {};
    this.byPhone.clear();
    this.byFile.clear();
  }

  /** The status that a download or an upload is answered with; null: as it should be. Counts down. */
  takeStatus(what: 'download' | 'upload', phone: string, file?: string): number | null {
    const [status, times] =
      what === 'download'
        ? (['status', 'times'] as const)
        : (['uploadStatus', 'uploadTimes'] as const);
    const from = [file === undefined ? undefined : this.byFile.get(file), this.byPhone.get(phone)];
    const set = [...from, this.everybody].find((change) => change?.[status] !== undefined);
    const left = set?.[times];
    if (!set || left === 0) return null;
    if (typeof left === 'number') set[times] = left - 1;
    return set[status] ?? null;
  }
}
