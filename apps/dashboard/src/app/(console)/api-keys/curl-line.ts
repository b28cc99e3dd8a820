interface CurlLine {
  /** Where this installation answers: `https://whathooks.example`. */
  origin: string;
  token: string;
  sessionId: string;
  /** Recipient in digits. */
  to: string;
  text: string;
}

/** A string as one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command that sends a message as it stands. */
export function curlLine({ origin, token, sessionId, to, text }: CurlLine): string {
  const body = JSON.stringify({ sessionId, to, text });
  return [
    `curl -X POST ${origin}/v1/messages`,
    `-H ${quoted(`X-API-Key: ${token}`)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(body)}`,
  ].join(' \\\n  ');
}
