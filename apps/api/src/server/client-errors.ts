import type { Socket } from 'node:net';
import type { RawServerDefault } from 'fastify';
import { ApiError } from '../platform/http/problems/api-error';
import { type ErrorCode, ERRORS } from '@whathooks/dto';
import type { ProblemDetailsFilter } from '../platform/http/problems/problem-details.filter';
import { newRequestId } from './request-id';
import { isUploading } from './uploads';

const CODES: Partial<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** An answer that is under way on a connection, as Node.js keeps it. */
interface AnsweringSocket extends Socket {
  _httpMessage?: { headersSent: boolean } | null;
}

/** Responds to what is no request at all, or never became one, and ends the connection. */
export function clientErrorHandler(
  problems: ProblemDetailsFilter,
): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket: AnsweringSocket) => {
    // Node.js says it once for each request, and leaves the connection to us.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isUploading(socket)) return;
    const canAnswer = socket.writable && !socket._httpMessage?.headersSent;
    if (!canAnswer || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const problem = new ApiError(CODES[error.code ?? ''] ?? 'malformed_request');
    const body = JSON.stringify(problems.problem(problem, newRequestId()));
    const head = [
      `HTTP/1.1 ${problem.status} ${ERRORS[problem.code].title}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
    ].join('\r\n');
    socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
  };
}

/** What a caller expects beside `100 Continue` is nothing we know: the request is answered as it is. */
export function ignoreExpectations(server: RawServerDefault): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
