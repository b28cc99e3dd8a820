import { finished } from 'node:stream';
import {
  Busboy,
  type BusboyConfig,
  type BusboyFileStream,
  type BusboyInstance,
} from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../../platform/http/problems/api-error';

type RawRequest = FastifyRequest['raw'];

/** The one part of a form that is accepted. */
const NAME = 'file';

/** Timeout of an upload: a sender of a byte a minute must not hold a connection for ever. */
const WITHIN_MS = 60 * 60_000;

/** Longest name that is kept, in characters. */
const NAME_LENGTH = 255;

const LIMITS: BusboyConfig['limits'] = {
  fields: 1,
  fieldSize: 1_024,
  files: 2,
  parts: 3,
  headerPairs: 20,
  headerSize: 8 * 1_024,
};

/** The file of a form. */
export interface FilePart {
  /** Without folders; null when it has none. */
  name: string | null;
  /** As the sender says. */
  mimeType: string;
  /** Throws when the form turns out to be wrong, after the file too. */
  bytes: AsyncIterable<Uint8Array>;
}

/** Reads a form of one file as it comes. Of the file, nothing is kept in memory. */
export class UploadForm {
  private readonly part = Promise.withResolvers<FilePart>();
  private readonly end = Promise.withResolvers<void>();
  private readonly form: BusboyInstance;
  private readonly timer: NodeJS.Timeout;
  private current: BusboyFileStream | undefined;
  private failure: ApiError | undefined;

  /** @throws ApiError unsupported_media_type, invalid_upload */
  constructor(private readonly request: RawRequest) {
    this.form = formOf(request);
    // Each promise is awaited later; a failure is reported elsewhere.
    this.part.promise.catch(() => undefined);
    this.end.promise.catch(() => undefined);
    this.timer = setTimeout(() => this.fail(new ApiError('request_timeout')), WITHIN_MS).unref();
    this.listen();
    request.pipe(this.form);
  }

  /**
   * The file, when its first byte can be read.
   *
   * @throws ApiError invalid_upload, request_timeout
   */
  get file(): Promise<FilePart> {
    return this.part.promise;
  }

  /** Stops reading. The rest of the body is discarded by the server. */
  stop(): void {
    clearTimeout(this.timer);
    this.request.unpipe(this.form);
  }

  private listen(): void {
    const tooMuch = (): void =>
      this.fail(invalid(`The form has another part than \`${NAME}\`: leave it out.`));
    this.form.on('file', (name, stream, fileName, _encoding, mimeType) => {
      stream.on('error', () => this.fail(cutOff()));
      if (name !== NAME) tooMuch();
      else if (this.current) this.fail(invalid('The form has two files: upload each by itself.'));
      else this.begin(stream, fileName, mimeType);
    });
    for (const event of ['field', 'fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
      this.form.on(event, tooMuch);
    }
    this.form.on('error', () => this.fail(invalid('The form is not valid multipart/form-data.')));
    this.form.on('finish', () => {
      this.fail(invalid(`The form has no file: send one as the part \`${NAME}\`.`), !this.current);
      this.end.resolve();
    });
    finished(this.request, { writable: false }, (error) => error && this.fail(cutOff()));
  }

  private begin(stream: BusboyFileStream, fileName: string | undefined, mimeType: string): void {
    this.current = stream;
    this.part.resolve({ name: cleanName(fileName), mimeType, bytes: this.bytesOf(stream) });
  }

  /** Ends when the form has ended: what comes after the file may be wrong. */
  private async *bytesOf(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
    let isEmpty = true;
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        if (piece.length > 0) isEmpty = false;
        yield piece;
      }
    } catch (error) {
      throw this.failure ?? error;
    }
    await this.end.promise;
    if (isEmpty) throw invalid('The file is empty: WhatsApp delivers no empty files.');
  }

  /** The first failure counts. */
  private fail(error: ApiError, condition = true): void {
    if (!condition || this.failure) return;
    this.failure = error;
    this.stop();
    this.part.reject(error);
    this.end.reject(error);
    this.current?.destroy(error);
  }
}

function formOf({ headers }: RawRequest): BusboyInstance {
  const type = headers['content-type'];
  if (!type || !/^multipart\/form-data\b/i.test(type)) {
    throw new ApiError(
      'unsupported_media_type',
      `Send the file as multipart/form-data, as the part \`${NAME}\`.`,
    );
  }
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      limits: LIMITS,
      isPartAFile: (name, _type, fileName) => fileName !== undefined || name === NAME,
    });
  } catch {
    throw invalid('Content-Type names no boundary: let an HTTP library write it.');
  }
}

/** Without control characters, and as long as a file system takes it. */
function cleanName(name: string | undefined): string | null {
  // eslint-disable-next-line no-control-regex
  const clean = (name ?? '').replaceAll(/[\x00-\x1f\x7f]/g, '').trim();
  return clean ? [...clean].slice(0, NAME_LENGTH).join('').toWellFormed() : null;
}

function invalid(detail: string): ApiError {
  return new ApiError('invalid_upload', detail);
}

function cutOff(): ApiError {
  return invalid('The upload ended before the form did: send it again.');
}
