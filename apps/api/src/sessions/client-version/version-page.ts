import { revisionIn } from '@whathooks/whatsapp';

/** The script has some hundred kilobytes. */
const MOST_BYTES = 8 * 1024 * 1024;
const WITHIN_MS = 10_000;

/** WhatsApp answers 400 to a request that is not one of a browser for a page of its own. */
const AS_A_BROWSER = {
  'sec-fetch-site': 'none',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
};

/**
 * Reads the revision of WhatsApp Web that an address names.
 *
 * @throws Error that says why there is none.
 */
export async function readRevision(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, {
    headers: AS_A_BROWSER,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it was answered with the HTTP status ${response.status}`);
  }
  const revision = revisionIn(await textOf(response));
  if (revision === null) throw new Error('the answer names no client_revision');
  return revision;
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`the answer has more than ${MOST_BYTES} bytes`);
    text += decoder.decode(part, { stream: true });
  }
  return text;
}
