/** What becomes of secrets and bodies on their way into a text field, or through a framework. */

/** A secret without surrounding white space and quotation marks. */
export function cleaned(secret: string): string {
  return secret.trim().replace(/^(["'`])(.*)\1$/, '$2');
}

/** Bodies that this one may have been before, and the change. */
export function bodiesLike(body: string): ['body_whitespace' | 'body_reformatted', string][] {
  const trimmed = body.trim();
  return [
    ...[trimmed, `${trimmed}\n`, `${trimmed}\r\n`].map(
      (other) => ['body_whitespace', other] as ['body_whitespace', string],
    ),
    ...reformatted(body).map(
      (other) => ['body_reformatted', other] as ['body_reformatted', string],
    ),
  ];
}

/** The same JSON in common formats. Ours has no white space and no unnecessary escapes. */
function reformatted(body: string): string[] {
  try {
    const value: unknown = JSON.parse(body);
    return [undefined, 2, 4, '\t'].map((indent) => JSON.stringify(value, null, indent));
  } catch {
    return [];
  }
}
