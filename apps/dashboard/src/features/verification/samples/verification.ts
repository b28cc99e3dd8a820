import { VERIFY_SIGNATURE } from './verify-signature';

/** A way to verify a delivery, in one language. */
export interface VerificationSample {
  id: 'javascript' | 'python' | 'php' | 'go' | 'java' | 'csharp';
  /** As its users write it. */
  name: string;
  /** A function that takes the raw body, the header's value and the secret. Complete with its imports. */
  verify: string;
  /** Whether no test of ours runs it: the page says so. */
  untested?: true;
}

const PYTHON = `import hashlib
import hmac


def verify_signature(raw_body: bytes, header: str, secret: str) -> bool:
    expected = hmac.new(secret.encode(), raw_body, hashlib.sha256).hexdigest()

    # Header arrives as "sha256=<hex>" — strip the prefix first
    received = (header or "").removeprefix("sha256=")

    return hmac.compare_digest(received.encode(), expected.encode())
`;

const PHP = `function verifySignature(string $rawBody, ?string $header, string $secret): bool
{
    $expected = hash_hmac('sha256', $rawBody, $secret);

    // Header arrives as "sha256=<hex>" — strip the prefix first
    $received = preg_replace('/^sha256=/', '', $header ?? '');

    return hash_equals($expected, $received);
}
`;

// A program has its imports at the top: those of the handler too.
const GO = `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func verifySignature(rawBody []byte, header, secret string) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(rawBody)

	// Header arrives as "sha256=<hex>" — strip the prefix first
	received, err := hex.DecodeString(strings.TrimPrefix(header, "sha256="))

	return err == nil && hmac.Equal(received, mac.Sum(nil))
}
`;

const JAVA = `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class Signatures {
    static boolean verify(byte[] rawBody, String header, String secret)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal(rawBody));

        // Header arrives as "sha256=<hex>" — strip the prefix first
        String received = header == null ? "" : header.replaceFirst("^sha256=", "");

        return MessageDigest.isEqual(
                received.getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }
}
`;

const CSHARP = `using System.Security.Cryptography;
using System.Text;

static bool VerifySignature(byte[] rawBody, string? header, string secret)
{
    byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), rawBody);
    string expected = Convert.ToHexString(mac).ToLowerInvariant();

    // Header arrives as "sha256=<hex>" — strip the prefix first
    string received = header ?? "";
    if (received.StartsWith("sha256=", StringComparison.Ordinal)) received = received[7..];

    return CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(received), Encoding.UTF8.GetBytes(expected));
}
`;

/** Every language, the documented one first. */
export const VERIFICATION_SAMPLES: readonly VerificationSample[] = [
  { id: 'javascript', name: 'JavaScript', verify: VERIFY_SIGNATURE },
  { id: 'python', name: 'Python', verify: PYTHON },
  { id: 'php', name: 'PHP', verify: PHP },
  { id: 'go', name: 'Go', verify: GO },
  { id: 'java', name: 'Java', verify: JAVA },
  { id: 'csharp', name: 'C#', verify: CSHARP, untested: true },
];
