import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

/** Serial that Baileys expects of the root. */
const ROOT_SERIAL = 0;

/** The certificate chain that the server sends in a handshake, signed by its root key. */
export interface CertificateChain {
  encoded: Uint8Array;
}

/** Makes an intermediate and a leaf certificate under this root. */
export function makeCertificateChain(root: KeyPair, serverStatic: KeyPair): CertificateChain {
  const intermediateKey = Curve.generateKeyPair();
  const { Details } = proto.CertChain.NoiseCertificate;
  const intermediate = Details.encode({
    serial: 1,
    issuerSerial: ROOT_SERIAL,
    key: intermediateKey.public,
  }).finish();
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: serverStatic.public }).finish();
  return {
    encoded: proto.CertChain.encode({
      intermediate: { details: intermediate, signature: Curve.sign(root.private, intermediate) },
      leaf: { details: leaf, signature: Curve.sign(intermediateKey.private, leaf) },
    }).finish(),
  };
}
