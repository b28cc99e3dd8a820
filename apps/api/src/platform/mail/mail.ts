/** A mail, as the feature that sends it writes it. */
export interface Mail {
  /** UUID of the organization that it is about; null for none. */
  organizationId: string | null;
  /** One mail address. */
  to: string;
  /** One line. */
  subject: string;
  /** Plain text, with line breaks. */
  text: string;
  /** It is given up rather than sent after this: a link in it has expired. Default: two days from now. */
  expiresAt?: Date;
}

/** A mail in the queue, whose turn it is. */
export interface QueuedMail {
  /** UUID. */
  id: string;
  organizationId: string | null;
  recipient: string;
  /** Sealed. */
  content: Buffer;
  /** How often it was tried, with this time. */
  attempts: number;
  expiresAt: Date;
}

/** A mail that could not be sent. */
export interface GivenUpMail {
  id: string;
  recipient: string;
  /** What the mail server, or the connection to it, said last. */
  lastError: string | null;
  givenUpAt: Date;
}
