/** The pasted signature headers. */
export interface PastedHeaders {
  /** Value of `X-Whathooks-Signature`. */
  own?: string;
  /** Values of `webhook-signature`, `webhook-id` and `webhook-timestamp`. */
  standard?: string;
  id?: string;
  timestamp?: string;
}

const NAMES: Readonly<Record<string, keyof PastedHeaders>> = {
  'x-whathooks-signature': 'own',
  'webhook-signature': 'standard',
  'webhook-id': 'id',
  'webhook-timestamp': 'timestamp',
};

const FIELD =
  /(?<![\w-])(?:http_)?(x[-_]whathooks[-_]signature|webhook[-_](?:signature|id|timestamp))["'\]]*\s*(?:=>|:|=)\s*(.*)$/i;

/**
 * End of a line, or of a field of JSON on one line. A comma inside `v1,…` is not followed by a
 * quotation mark.
 */
const BETWEEN_FIELDS = /\r?\n|,(?=\s*["'][\w-]+["']\s*:)/;

/**
 * Finds the signature headers in pasted text: lines of a request, of `curl -v`, of a log, an object
 * printed as JSON, PHP's `HTTP_…` names; other headers are skipped. A value without a name is taken
 * for the header it looks like.
 */
export function readHeaders(text: string): PastedHeaders {
  const found: PastedHeaders = {};
  for (const line of text.split(BETWEEN_FIELDS)) {
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    const known = NAMES[name.toLowerCase().replaceAll('_', '-')];
    if (known) found[known] = unquoted(value);
  }
  if (Object.keys(found).length > 0) return found;
  const bare = unquoted(text);
  if (!bare) return {};
  return /^v1a?,/.test(bare) ? { standard: bare } : { own: bare };
}

/** A value without the quotation marks of code, JSON or a shell. */
function unquoted(value: string): string {
  return value.replace(/^[\s"'[]+/, '').replace(/[\s"'\]},;\\]+$/, '');
}
