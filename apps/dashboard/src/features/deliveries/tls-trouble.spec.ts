import { tlsTrouble } from './tls-trouble';

it.each([
  ['certificate has expired', 'expired'],
  ['certificate is not yet valid', 'notYetValid'],
  ['certificate revoked', 'revoked'],
  [
    "Hostname/IP does not match certificate's altnames: Host: other.example. is not in the cert's altnames: DNS:receiver.example",
    'wrongHost',
  ],
  ['self-signed certificate', 'selfSigned'],
  ['self signed certificate', 'selfSigned'],
  ['self-signed certificate in certificate chain', 'untrusted'],
  ['unable to verify the first certificate', 'untrusted'],
  ['unable to get local issuer certificate', 'untrusted'],
  [
    'write EPROTO 801C0BB9D47F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:\n',
    'notTls',
  ],
  [
    'write EPROTO 807C:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 70\n',
    'version',
  ],
  [
    'write EPROTO 807C:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 40\n',
    'version',
  ],
  ['something new', 'other'],
])('%s', (detail, trouble) => {
  expect(tlsTrouble(detail)).toBe(trouble);
});
