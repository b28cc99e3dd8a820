import { uniqueNames } from '../../../shared/format/unique-names';
import type { VerificationSample } from './verification';

/** By which headers a handler verifies: ours, or those of Standard Webhooks. */
export type Scheme = 'own' | 'standard';

/** Headers that the verifying function wants, in its order. */
const SIGNED_BY: Readonly<Record<Scheme, readonly string[]>> = {
  own: ['X-Whathooks-Signature'],
  standard: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
};

/** A handler that verifies and reads the headers that the webhook adds of its own. */
type Handler = (scheme: Scheme, ownHeaders: readonly string[]) => string;

/**
 * Variables for headers. All begin alike, so that none is a word of the language or one of the sample's,
 * whatever a header is called: `X-Tenant` becomes `headerXTenant` or `header_x_tenant`.
 */
function variables(headers: readonly string[], style: 'camel' | 'snake'): [string, string][] {
  const toName = (header: string) => {
    const words = header
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const others = words.length > 0 ? words : ['own'];
    return style === 'snake'
      ? ['header', ...others].join('_')
      : others.reduce(
          (name, word) => name + (word[0]?.toUpperCase() ?? '') + word.slice(1),
          'header',
        );
  };
  return [...uniqueNames(headers, toName, style === 'snake' ? '_' : '')];
}

const JAVASCRIPT: Handler = (scheme, own) => {
  const name = { own: 'verifySignature', standard: 'verifyStandard' }[scheme];
  return [
    'import express from "express";',
    '',
    'const app = express();',
    '',
    'app.post("/whatsapp", express.raw({ type: "application/json" }), (request, response) => {',
    `  const genuine = ${name}(`,
    '    request.body,',
    ...SIGNED_BY[scheme].map((header) => `    request.get("${header}"),`),
    '    process.env.WEBHOOK_SECRET,',
    '  );',
    ...variables(own, 'camel').map(([header, it]) => `  const ${it} = request.get("${header}");`),
    '  response.sendStatus(genuine ? 204 : 401);',
    '});',
    '',
    'app.listen(4000);',
  ].join('\n');
};

const PYTHON: Handler = (scheme, own) => {
  const name = { own: 'verify_signature', standard: 'verify_standard' }[scheme];
  return [
    'import os',
    '',
    'from flask import Flask, request',
    '',
    'app = Flask(__name__)',
    '',
    '',
    '@app.post("/whatsapp")',
    'def whatsapp():',
    `    genuine = ${name}(`,
    '        request.get_data(),',
    ...SIGNED_BY[scheme].map((header) => `        request.headers.get("${header}", ""),`),
    '        os.environ["WEBHOOK_SECRET"],',
    '    )',
    ...variables(own, 'snake').map(
      ([header, it]) => `    ${it} = request.headers.get("${header}")`,
    ),
    '    return "", 204 if genuine else 401',
    '',
    '',
    'app.run(port=4000)',
  ].join('\n');
};

const PHP: Handler = (scheme, own) => {
  const name = { own: 'verifySignature', standard: 'verifyStandard' }[scheme];
  const key = (header: string) =>
    `$_SERVER['HTTP_${header.toUpperCase().replaceAll('-', '_').replaceAll("'", "\\'")}']`;
  return [
    `$genuine = ${name}(`,
    "    file_get_contents('php://input'),",
    ...SIGNED_BY[scheme].map((header) => `    ${key(header)} ?? '',`),
    "    getenv('WEBHOOK_SECRET')",
    ');',
    ...variables(own, 'camel').map(([header, it]) => `$${it} = ${key(header)} ?? null;`),
    'http_response_code($genuine ? 204 : 401);',
  ].join('\n');
};

const GO: Handler = (scheme, own) => {
  const name = { own: 'verifySignature', standard: 'verifyStandard' }[scheme];
  return [
    'func whatsapp(w http.ResponseWriter, r *http.Request) {',
    '\trawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))',
    `\tgenuine := err == nil && ${name}(`,
    '\t\trawBody,',
    ...SIGNED_BY[scheme].map((header) => `\t\tr.Header.Get("${header}"),`),
    '\t\tos.Getenv("WEBHOOK_SECRET"),',
    '\t)',
    '\tif !genuine {',
    '\t\tw.WriteHeader(http.StatusUnauthorized)',
    '\t\treturn',
    '\t}',
    // An unused variable does not compile in Go.
    ...own.map((header) => `\tlog.Print("${header}: " + r.Header.Get("${header}"))`),
    '\tw.WriteHeader(http.StatusNoContent)',
    '}',
    '',
    'func main() {',
    '\thttp.HandleFunc("/whatsapp", whatsapp)',
    '\tlog.Fatal(http.ListenAndServe(":4000", nil))',
    '}',
  ].join('\n');
};

const JAVA: Handler = (scheme, own) => {
  const type = { own: 'Signatures', standard: 'StandardSignatures' }[scheme];
  const signedBy = SIGNED_BY[scheme].map(
    // `webhook-id` is `id`, as in the function.
    (header) => [header, header.replace(/^.*-/, '').toLowerCase()] as const,
  );
  const parameters = [...signedBy, ...variables(own, 'camel')].map(
    ([header, it]) => `            @RequestHeader("${header}") String ${it}`,
  );
  return [
    'import java.security.GeneralSecurityException;',
    'import org.springframework.http.ResponseEntity;',
    'import org.springframework.web.bind.annotation.PostMapping;',
    'import org.springframework.web.bind.annotation.RequestBody;',
    'import org.springframework.web.bind.annotation.RequestHeader;',
    'import org.springframework.web.bind.annotation.RestController;',
    '',
    '@RestController',
    'class WhatsappController {',
    '    @PostMapping("/whatsapp")',
    '    ResponseEntity<Void> whatsapp(',
    '            @RequestBody byte[] rawBody,',
    `${parameters.join(',\n')}) throws GeneralSecurityException {`,
    `        boolean genuine = ${type}.verify(`,
    `                rawBody, ${signedBy.map(([, it]) => it).join(', ')}, System.getenv("WEBHOOK_SECRET"));`,
    '        return ResponseEntity.status(genuine ? 204 : 401).build();',
    '    }',
    '}',
  ].join('\n');
};

const CSHARP: Handler = (scheme, own) => {
  const name = { own: 'VerifySignature', standard: 'VerifyStandard' }[scheme];
  return [
    'var app = WebApplication.Create(args);',
    '',
    'app.MapPost("/whatsapp", async (HttpRequest request) =>',
    '{',
    '    using var buffer = new MemoryStream();',
    '    await request.Body.CopyToAsync(buffer);',
    `    bool genuine = ${name}(`,
    '        buffer.ToArray(),',
    ...SIGNED_BY[scheme].map((header) => `        request.Headers["${header}"].ToString(),`),
    '        Environment.GetEnvironmentVariable("WEBHOOK_SECRET") ?? "");',
    ...variables(own, 'camel').map(
      ([header, it]) => `    string ${it} = request.Headers["${header}"].ToString();`,
    ),
    '    return Results.StatusCode(genuine ? 204 : 401);',
    '});',
    '',
    'app.Run();',
  ].join('\n');
};

/** How a server uses the function that verifies, in each language. With that function, it is complete. */
export const HANDLERS: Readonly<Record<VerificationSample['id'], Handler>> = {
  javascript: JAVASCRIPT,
  python: PYTHON,
  php: PHP,
  go: GO,
  java: JAVA,
  csharp: CSHARP,
};
