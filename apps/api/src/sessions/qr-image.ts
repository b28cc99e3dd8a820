import { toBuffer, toString } from 'qrcode';
import type { SessionView } from '@whathooks/dto';
import { ApiError } from '../platform/http/problems/api-error';

/** Width of the picture, in pixels: sharp on a phone's screen as on a desk's. */
const WIDTH = 512;

export interface QrAnswer {
  contentType: string;
  body: Buffer | string;
}

/**
 * A session's code as `Accept` asks for it: picture, drawing or JSON.
 *
 * @throws ApiError pairing_unavailable when no code waits; not_acceptable for any other form.
 */
export async function qrAnswer(
  session: Pick<SessionView, 'status' | 'qr' | 'qrExpiresAt'>,
  accept: string | undefined,
): Promise<QrAnswer> {
  const { qr, qrExpiresAt } = session;
  if (!qr || !qrExpiresAt) {
    throw new ApiError(
      'pairing_unavailable',
      `The session is ${session.status}: no code waits to be scanned.`,
    );
  }
  const wanted = accept ?? '*/*';
  if (/image\/png|image\/\*|\*\/\*/.test(wanted)) {
    return {
      contentType: 'image/png',
      body: await toBuffer(qr, { width: WIDTH, errorCorrectionLevel: 'L' }),
    };
  }
  if (wanted.includes('image/svg+xml')) {
    return {
      contentType: 'image/svg+xml',
      body: await toString(qr, { type: 'svg', errorCorrectionLevel: 'L' }),
    };
  }
  if (wanted.includes('application/json')) {
    return {
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ qr, expiresAt: qrExpiresAt }),
    };
  }
  throw new ApiError('not_acceptable');
}
