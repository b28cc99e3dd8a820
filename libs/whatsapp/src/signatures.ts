import { Curve, generateSignalPubKey } from '@whiskeysockets/baileys';
import * as libsignal from 'libsignal';

/** The part of libsignal that its types leave out. */
interface CurveInside {
  /** False for a forged signature; throws when key or signature have the wrong length. */
  verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * Makes Baileys refuse forged signatures: of the server's certificates, and of the phone that links.
 *
 * Its own check waits for an exception where libsignal answers false, and so takes any signature: a
 * stranger on the way could pass for WhatsApp. Once per process, and harmless when repeated.
 */
export function refuseForgedSignatures(): void {
  const { curve } = libsignal as unknown as { curve: CurveInside };
  Curve.verify = (publicKey, message, signature) => {
    try {
      return curve.verifySignature(generateSignalPubKey(publicKey), message, signature);
    } catch {
      return false;
    }
  };
}
