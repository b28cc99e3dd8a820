import { explainSignature, type SignatureFinding } from './explain-signature';
import { readHeaders } from './read-headers';

export type { SignatureFinding } from './explain-signature';

/** The pasted delivery that does not verify. */
export interface DeliveryQuestion {
  body: string;
  /**
   * The signature headers, in any form that {@link readHeaders} reads; other headers may be
   * included.
   */
  headers: string;
  secret: string;
}

/**
 * Additional results for headers:
 *
 * - `other_scheme`: the header holds the signature of the other header.
 * - `secret_previous`: `webhook-signature` matches, this one does not: the secret is the previous
 * one, which signs only the standard header.
 * - `other_delivery`: the other header matches this body and secret, this one belongs to another
 * delivery.
 */
export type HeaderFinding =
  | SignatureFinding
  | 'other_scheme'
  | 'secret_previous'
  | 'other_delivery';

/** The result for one header. */
export interface HeaderAnswer {
  header: 'X-Whathooks-Signature' | 'webhook-signature';
  finding: HeaderFinding;
}

/**
 * Finds out for each pasted signature whether it matches, and if not, why. Runs in a browser too,
 * where nothing leaves the page; needs Web Crypto, which browsers offer over HTTPS and on
 * localhost.
 *
 * @param now Unix time in seconds.
 * @returns a result for each header, at least one.
 */
export async function explainDelivery(
  { body, headers, secret }: DeliveryQuestion,
  now: number = Math.floor(Date.now() / 1000),
): Promise<HeaderAnswer[]> {
  const { own, standard, id, timestamp } = readHeaders(headers);
  const answers: HeaderAnswer[] = [];
  const isStandard = standard !== undefined || id !== undefined || timestamp !== undefined;
  if (own !== undefined || !isStandard) {
    const finding = looksStandard(own)
      ? 'other_scheme'
      : await explainSignature({ body, secret, signature: own ?? '' }, now);
    answers.push({ header: 'X-Whathooks-Signature', finding });
  }
  if (isStandard) {
    const finding =
      standard && looksOwn(standard)
        ? 'other_scheme'
        : await explainSignature({ body, secret, signature: standard ?? '', id, timestamp }, now);
    answers.push({ header: 'webhook-signature', finding });
  }
  if (!answers.some(({ finding }) => SIGNED.has(finding))) return answers;
  const isRotated = /\S\s+\S/.test(standard ?? '');
  return answers.map(({ header, finding }) => {
    if (finding !== 'no_match') return { header, finding };
    const isOlder = isRotated && header === 'X-Whathooks-Signature';
    return { header, finding: isOlder ? 'secret_previous' : 'other_delivery' };
  });
}

/** Results that show that body and secret were signed together. */
const SIGNED: ReadonlySet<HeaderFinding> = new Set<HeaderFinding>(['valid', 'expired', 'ahead']);

function looksStandard(signature: string | undefined): boolean {
  return /^v1a?,/.test(signature ?? '');
}

function looksOwn(signature: string): boolean {
  return /^(sha256=|[0-9a-f]{64}$)/i.test(signature);
}
