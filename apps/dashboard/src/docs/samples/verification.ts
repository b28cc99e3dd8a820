import { VERIFY_SIGNATURE } from './verify-signature';

/** A way to verify a delivery, in one language. */
export interface VerificationSample {
  id: 'javascript' | 'python' | 'php' | 'go' | 'java' | 'csharp';
  /** As its users write it. */
  name: string;
  /** A function that takes the raw body, the header's value and the secret. Complete with its imports. */
  verify: string;
  /**
   * How a handler gets at what it needs.
   *
   * @param ownHeaders names of the headers that the webhook adds of its own.
   */
  handle: (ownHeaders: readonly string[]) => string;
}

const HEADER = 'X-Whathooks-Signature';

/** `X-Tenant` as the name of a variable: `xTenant`, or `x_tenant`. */
function variable(header: string, style: 'camel' | 'snake'): string {
  const words = header
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const name =
    style === 'snake'
      ? words.join('_')
      : words
          .map((word, at) => (at === 0 ? word : (word[0]?.toUpperCase() ?? '') + word.slice(1)))
          .join('');
  return /^[a-z]/.test(name) ? name : `header${style === 'snake' ? '_' : ''}${name}`;
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

const GO = `import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
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
  {
    id: 'javascript',
    name: 'JavaScript',
    verify: VERIFY_SIGNATURE,
    handle: (own) =>
      [
        'app.post("/whatsapp", express.raw({ type: "application/json" }), (request, response) => {',
        `  const header = request.get("${HEADER}");`,
        '  const genuine = verifySignature(request.body, header, process.env.WEBHOOK_SECRET);',
        ...own.map((name) => `  const ${variable(name, 'camel')} = request.get("${name}");`),
        '  response.sendStatus(genuine ? 204 : 401);',
        '});',
      ].join('\n'),
  },
  {
    id: 'python',
    name: 'Python',
    verify: PYTHON,
    handle: (own) =>
      [
        '@app.post("/whatsapp")  # Flask',
        'def whatsapp():',
        `    header = request.headers.get("${HEADER}", "")`,
        '    genuine = verify_signature(request.get_data(), header, os.environ["WEBHOOK_SECRET"])',
        ...own.map((name) => `    ${variable(name, 'snake')} = request.headers.get("${name}")`),
        '    return "", 204 if genuine else 401',
      ].join('\n'),
  },
  {
    id: 'php',
    name: 'PHP',
    verify: PHP,
    handle: (own) => {
      const read = (name: string) =>
        `$_SERVER['HTTP_${name.toUpperCase().replaceAll('-', '_')}'] ?? null`;
      return [
        "$rawBody = file_get_contents('php://input');",
        `$header = ${read(HEADER)};`,
        "$genuine = verifySignature($rawBody, $header, getenv('WEBHOOK_SECRET'));",
        ...own.map((name) => `$${variable(name, 'camel')} = ${read(name)};`),
        'http_response_code($genuine ? 204 : 401);',
      ].join('\n');
    },
  },
  {
    id: 'go',
    name: 'Go',
    verify: GO,
    handle: (own) =>
      [
        'func whatsapp(w http.ResponseWriter, r *http.Request) {',
        '\trawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))',
        `\tgenuine := err == nil && verifySignature(rawBody, r.Header.Get("${HEADER}"), secret)`,
        '\tif !genuine {',
        '\t\tw.WriteHeader(http.StatusUnauthorized)',
        '\t\treturn',
        '\t}',
        // An unused variable does not compile in Go.
        ...own.map((name) => `\tlog.Println("${name}:", r.Header.Get("${name}"))`),
        '\tw.WriteHeader(http.StatusNoContent)',
        '}',
      ].join('\n'),
  },
  {
    id: 'java',
    name: 'Java',
    verify: JAVA,
    handle: (own) => {
      const parameters = [HEADER, ...own].map(
        (name) =>
          `        @RequestHeader("${name}") String ${name === HEADER ? 'header' : variable(name, 'camel')}`,
      );
      return [
        '@PostMapping("/whatsapp") // Spring',
        'ResponseEntity<Void> whatsapp(',
        '        @RequestBody byte[] rawBody,',
        `${parameters.join(',\n')}) throws GeneralSecurityException {`,
        '    boolean genuine = Signatures.verify(rawBody, header, secret);',
        '    return ResponseEntity.status(genuine ? 204 : 401).build();',
        '}',
      ].join('\n');
    },
  },
  {
    id: 'csharp',
    name: 'C#',
    verify: CSHARP,
    handle: (own) =>
      [
        'app.MapPost("/whatsapp", async (HttpRequest request) =>',
        '{',
        '    using var buffer = new MemoryStream();',
        '    await request.Body.CopyToAsync(buffer);',
        `    string? header = request.Headers["${HEADER}"];`,
        '    bool genuine = VerifySignature(buffer.ToArray(), header, secret);',
        ...own.map(
          (name) => `    string? ${variable(name, 'camel')} = request.Headers["${name}"];`,
        ),
        '    return Results.StatusCode(genuine ? 204 : 401);',
        '});',
      ].join('\n'),
  },
];
