import { Curve } from '@whiskeysockets/baileys';
import { isSignatureRight } from './native-signatures';

/**
 * Makes Baileys refuse forged signatures: of the server's certificates, and of the phone that links.
 *
 * Its own check waits for an exception where libsignal answers false, and so takes any signature: a
 * stranger on the way could pass for WhatsApp. Once per process, and harmless when repeated.
 */
export function refuseForgedSignatures(): void {
  Curve.verify = (publicKey, message, signature) => {
    try {
      return isSignatureRight(withoutPrefix(publicKey), message, signature);
    } catch {
      // A stanza that leaves out a part of it.
      return false;
    }
  };
}

/** libsignal's keys begin with a byte that names their kind. */
function withoutPrefix(publicKey: Uint8Array): Uint8Array {
  return publicKey.length === 33 && publicKey[0] === 5 ? publicKey.subarray(1) : publicKey;
}
