/** What is wrong with a secure connection. */
export type TlsTrouble =
  | 'expired'
  | 'notYetValid'
  | 'revoked'
  | 'wrongHost'
  | 'selfSigned'
  | 'untrusted'
  | 'notTls'
  | 'version'
  | 'other';

/** By the words of Node.js and OpenSSL, the first that match. */
const TROUBLES: readonly (readonly [RegExp, TlsTrouble])[] = [
  [/has expired|certificate expired/i, 'expired'],
  [/not yet valid/i, 'notYetValid'],
  [/revoked/i, 'revoked'],
  [/altnames|hostname.* match|hostname mismatch/i, 'wrongHost'],
  [/unable to (verify|get).*(certificate|issuer|crl)|in certificate chain/i, 'untrusted'],
  [/self[- ]signed/i, 'selfSigned'],
  [/wrong version number|packet length too long|http request|record layer failure/i, 'notTls'],
  [
    /protocol version|unsupported protocol|no protocols available|handshake failure|no shared cipher/i,
    'version',
  ],
];

/** @param detail what the attempt says of its failure, as OpenSSL put it. */
export function tlsTrouble(detail: string): TlsTrouble {
  return TROUBLES.find(([words]) => words.test(detail))?.[1] ?? 'other';
}
