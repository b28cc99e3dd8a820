import type { IncomingHttpHeaders } from 'node:http';
import { RESPONSE_KEPT_BYTES } from '@whathooks/dto';
import type { Dispatcher } from 'undici';
import type { HttpAnswer } from './http-outcome';

/** A response with more interim responses (1xx) than this is a failure. */
const MAX_INTERIM_RESPONSES = 128;

const NOTHING = Buffer.alloc(0);

/** Enough of the response was read. Internal: never reported. */
class EnoughError extends Error {}

/** Only interim responses came. undici's parser has no error for this. */
class InterimError extends Error {
  readonly code = 'UND_ERR_RESPONSE';
}

/**
 * One request as an undici dispatch handler. Settles once: with the response when it is complete or
 * its cap is reached, or with an error of any stage.
 *
 * undici's own `request()` cannot be aborted while a connection is being opened, and is several
 * times more expensive, because it creates streams.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  /** When the status line of the response came; milliseconds of a monotonic clock. */
  firstByteAt: number | null = null;
  private controller: Dispatcher.DispatchController | undefined;
  private reason: Error | undefined;
  private settled = false;
  private interim = 0;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly succeed: (answer: HttpAnswer) => void,
    private readonly fail: (error: unknown) => void,
  ) {}

  /** Aborts the request. */
  abort(reason: Error): void {
    if (this.settled) return;
    this.reason = reason;
    this.settled = true;
    this.fail(reason);
    this.controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It was aborted while the connection was being opened: nothing may be sent now.
    if (this.reason) controller.abort(this.reason);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // An interim response (1xx) is not the final response.
    if (status < 200) {
      this.interim += 1;
      if (this.interim > MAX_INTERIM_RESPONSES) {
        controller.abort(
          new InterimError(`more than ${MAX_INTERIM_RESPONSES} interim answers (1xx)`),
        );
      }
      return;
    }
    this.firstByteAt ??= performance.now();
    this.status = status;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled) return;
    this.size += chunk.length;
    this.chunks.push(chunk);
    if (this.size <= RESPONSE_KEPT_BYTES) return;
    // Closes the connection and drops the rest of the response.
    this.finish(true);
    controller.abort(new EnoughError());
  }

  onResponseEnd(): void {
    this.finish(false);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.settled) return;
    this.settled = true;
    this.fail(error);
  }

  private finish(truncated: boolean): void {
    if (this.settled) return;
    this.settled = true;
    this.succeed({
      status: this.status,
      headers: this.headers as HttpAnswer['headers'],
      body: this.size === 0 ? NOTHING : Buffer.concat(this.chunks).subarray(0, RESPONSE_KEPT_BYTES),
      truncated,
    });
  }
}
