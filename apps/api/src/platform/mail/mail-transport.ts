import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../config/mail-settings';

/** Waits for the mail server, in ms. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** A mail that the server did not take. */
export class MailRefusedError extends Error {
  /** @param isFinal the server refuses it for good: trying again is of no use. */
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

/** What is handed to the mail server. */
export interface OutgoingMail {
  /** The same for every attempt, so that a mail that arrives twice is one for mail programs. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands mail to the server of `SMTP_URL`. */
export class MailTransport {
  private readonly transporter: Transporter;
  private readonly domain: string;

  constructor(private readonly settings: MailSettings) {
    this.domain = settings.from.replace(/^.*@|>$/g, '');
    this.transporter = createTransport({
      url: settings.url,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      // What a mail says never names a file or an address that is read into it.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @throws MailRefusedError */
  async send({ id, to, subject, text }: OutgoingMail): Promise<void> {
    try {
      await this.transporter.sendMail({
        from: this.settings.from,
        // As an object it is one address, whatever stands in it.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw refused(error);
    }
  }

  close(): void {
    this.transporter.close();
  }
}

/** A server says with a code from 500 on that it never takes the mail; log-in that fails may be mended. */
function refused(error: unknown): MailRefusedError {
  const { message, responseCode, code } = error as Error & { responseCode?: number; code?: string };
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return new MailRefusedError(message, isFinal);
}
