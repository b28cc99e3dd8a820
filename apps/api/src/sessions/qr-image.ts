import { toBuffer, toString } from 'qrcode';
import { getSchemaPath } from '@nestjs/swagger';
import { SessionQrView, type SessionView } from '@whathooks/dto';
import { ApiError } from '../platform/http/problems/api-error';

/** Width of the picture, in pixels: sharp on a phone's screen as on a desk's. */
const WIDTH = 512;

const PNG = 'image/png';
const SVG = 'image/svg+xml';
const JSON_TYPE = 'application/json';
const ANY = '*/*';

/** What is given for each range of types that a caller may accept. */
const FORMS: ReadonlyMap<string, string> = new Map([
  [PNG, PNG],
  [SVG, SVG],
  [JSON_TYPE, JSON_TYPE],
  ['image/*', PNG],
  ['application/*', JSON_TYPE],
  [ANY, PNG],
]);

/** The forms, as an OpenAPI document has them. The routes name `SessionQrView` as an extra model. */
export const QR_FORMS = {
  [JSON_TYPE]: { schema: { $ref: getSchemaPath(SessionQrView) } },
  [PNG]: { schema: { type: 'string', format: 'binary' } },
  [SVG]: { schema: { type: 'string' }, example: '<svg xmlns="http://www.w3.org/2000/svg">…</svg>' },
};

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
  switch (formOf(accept ?? ANY)) {
    case PNG:
      return {
        contentType: PNG,
        body: await toBuffer(qr, { width: WIDTH, errorCorrectionLevel: 'L' }),
      };
    case SVG:
      return {
        contentType: SVG,
        body: await toString(qr, { type: 'svg', errorCorrectionLevel: 'L' }),
      };
    case JSON_TYPE:
      return {
        contentType: `${JSON_TYPE}; charset=utf-8`,
        body: JSON.stringify({ qr, expiresAt: qrExpiresAt }),
      };
    default:
      throw new ApiError('not_acceptable');
  }
}

/**
 * The form that a caller wants most. One that is named comes before those that are taken as well, as in
 * `application/json, text/plain, *\/*`, which some HTTP clients send by themselves.
 */
function formOf(accept: string): string | undefined {
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, quality: quality ? Number(quality.slice('q='.length)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || wideness(a.type) - wideness(b.type));
  return ranges.map(({ type }) => FORMS.get(type)).find((form) => form !== undefined);
}

function wideness(type: string): number {
  if (type === ANY) return 2;
  return type.endsWith('/*') ? 1 : 0;
}
