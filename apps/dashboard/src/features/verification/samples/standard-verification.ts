import type { VerificationSample } from './verification';

const JAVASCRIPT = `import crypto from "crypto";

// id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
function verifyStandard(rawBody, id, timestamp, signatures, secret) {
  // More than five minutes off: somebody sends a recorded delivery again
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return false;

  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const mac = crypto.createHmac("sha256", key).update(\`\${id}.\${timestamp}.\`).update(rawBody);
  const expected = Buffer.from("v1," + mac.digest("base64"));

  // While a rotation lasts there are two: "v1,<base64> v1,<base64>"
  return (signatures || "").split(" ").some((signature) => {
    const received = Buffer.from(signature);
    return received.length === expected.length && crypto.timingSafeEqual(received, expected);
  });
}
`;

const PYTHON = `import base64
import hashlib
import hmac
import time


# id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
def verify_standard(
    raw_body: bytes, id: str, timestamp: str, signatures: str, secret: str
) -> bool:
    # More than five minutes off: somebody sends a recorded delivery again
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False

    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{id}.{timestamp}.".encode() + raw_body, hashlib.sha256)
    expected = b"v1," + base64.b64encode(mac.digest())

    # While a rotation lasts there are two: "v1,<base64> v1,<base64>"
    return any(
        hmac.compare_digest(signature.encode(), expected)
        for signature in signatures.split(" ")
    )
`;

const PHP = `// $id, $timestamp, $signatures: the headers webhook-id, webhook-timestamp, webhook-signature
function verifyStandard(
    string $rawBody,
    string $id,
    string $timestamp,
    string $signatures,
    string $secret
): bool {
    // More than five minutes off: somebody sends a recorded delivery again
    if (!preg_match('/^[0-9]{1,12}$/D', $timestamp) || abs(time() - (int) $timestamp) > 300) {
        return false;
    }

    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $mac = hash_hmac('sha256', $id . '.' . $timestamp . '.' . $rawBody, $key, true);
    $expected = 'v1,' . base64_encode($mac);

    // While a rotation lasts there are two: "v1,<base64> v1,<base64>"
    foreach (explode(' ', $signatures) as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }

    return false;
}
`;

// A program has its imports at the top: those of the handler too.
const GO = `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
func verifyStandard(rawBody []byte, id, timestamp, signatures, secret string) bool {
	// More than five minutes off: somebody sends a recorded delivery again
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > 5*time.Minute {
		return false
	}

	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(rawBody)
	expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))

	// While a rotation lasts there are two: "v1,<base64> v1,<base64>"
	for _, signature := range strings.Split(signatures, " ") {
		if hmac.Equal([]byte(signature), []byte(expected)) {
			return true
		}
	}
	return false
}
`;

const JAVA = `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class StandardSignatures {
    // id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
    static boolean verify(
            byte[] rawBody, String id, String timestamp, String signatures, String secret)
            throws GeneralSecurityException {
        // More than five minutes off: somebody sends a recorded delivery again
        if (!timestamp.matches("[0-9]{1,12}")) return false;
        long age = Instant.now().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > 300) return false;

        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(rawBody));

        // While a rotation lasts there are two: "v1,<base64> v1,<base64>"
        for (String signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(
                    signature.getBytes(StandardCharsets.UTF_8),
                    expected.getBytes(StandardCharsets.UTF_8))) return true;
        }
        return false;
    }
}
`;

const CSHARP = `using System.Globalization;
using System.Security.Cryptography;
using System.Text;

// id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
static bool VerifyStandard(
    byte[] rawBody, string id, string timestamp, string signatures, string secret)
{
    // More than five minutes off: somebody sends a recorded delivery again
    if (!long.TryParse(
        timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)) return false;
    if (Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > 300) return false;

    string text = secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret[6..] : secret;
    using var mac = IncrementalHash.CreateHMAC(
        HashAlgorithmName.SHA256, Convert.FromBase64String(text));
    mac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
    mac.AppendData(rawBody);
    byte[] expected = Encoding.UTF8.GetBytes(
        "v1," + Convert.ToBase64String(mac.GetHashAndReset()));

    // While a rotation lasts there are two: "v1,<base64> v1,<base64>"
    foreach (string signature in signatures.Split(' '))
    {
        if (CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature), expected)) return true;
    }
    return false;
}
`;

/**
 * The same by the headers of Standard Webhooks, for each language: a function that takes the raw body,
 * the values of the three headers and the secret. Complete with its imports.
 */
export const STANDARD_SAMPLES: Readonly<Record<VerificationSample['id'], string>> = {
  javascript: JAVASCRIPT,
  python: PYTHON,
  php: PHP,
  go: GO,
  java: JAVA,
  csharp: CSHARP,
};
