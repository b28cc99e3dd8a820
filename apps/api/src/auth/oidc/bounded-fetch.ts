import type { CustomFetch } from 'openid-client';

/** Documents, keys and tokens have some kilobytes. */
const MOST_BYTES = 1024 * 1024;

/**
 * Asks the provider. Its address is the operator's own setting and may be a private one, so no address is refused;
 * the answer is bounded, redirects are not followed, and openid-client sets the time.
 */
export const boundedFetch: CustomFetch = async (url, options) => {
  const { body, ...rest } = options;
  const response = await fetch(url, {
    ...rest,
    ...(body === undefined || body === null
      ? {}
      : { body: body as NonNullable<RequestInit['body']> }),
  });
  const { status, headers } = response;
  const read = await bytesOf(response);
  const type = headers.get('content-type');
  return new Response(read.length > 0 ? read : null, {
    status,
    headers: type === null ? {} : { 'content-type': type },
  });
};

async function bytesOf(response: Response): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`the answer has more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
