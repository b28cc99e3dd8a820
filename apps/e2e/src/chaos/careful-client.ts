import { setTimeout as pause } from 'node:timers/promises';
import type { Account, Product } from '../harness/product';

/** Statuses of responses after which a request is repeated. */
const RETRYABLE = new Set([409, 429, 500, 502, 503, 504]);
const RETRY_MS = 50;

/** What the API is asked to send. */
export type ApiContent =
  | { text: string; document?: never }
  | { text?: never; document: { base64: string; fileName: string; caption: string } };

/** Sends by the API like a careful client: repeats a request with the same key until it gets a final response. */
export class CarefulClient {
  /** Error responses, after which the request was repeated: `503 database_unavailable`. */
  readonly rejections = new Set<string>();

  constructor(
    private readonly product: Pick<Product, 'log'>,
    private readonly key: Account['key'],
  ) {}

  /** Returns the final response. */
  async send(sessionId: string | undefined, to: string, content: ApiContent): Promise<string> {
    const text = content.text ?? content.document.caption;
    const body = { sessionId, to, ...content, queue: true };
    const headers = { 'Idempotency-Key': text.replaceAll(' ', '-') };
    for (;;) {
      const answer = await this.key
        .call<{ code?: string; detail?: string }>('POST', '/v1/messages', body, headers)
        .catch(() => null);
      if (answer && !RETRYABLE.has(answer.status)) {
        const { code = '', detail = '' } = answer.body;
        return `${answer.status} ${code} ${detail}`.trim();
      }
      if (answer) this.rejections.add(this.describeRejection(answer.status, answer.body.code));
      await pause(RETRY_MS);
    }
  }

  /** Describes an error response; for a 500, with the error in the product's log. */
  private describeRejection(status: number, code = ''): string {
    if (status !== 500) return `${status} ${code}`;
    const errors = this.product.log.split('\n').filter((line) => line.includes(' failed'));
    return `${status} ${code} (${errors.at(-1) ?? 'and nothing in the log'})`;
  }
}
