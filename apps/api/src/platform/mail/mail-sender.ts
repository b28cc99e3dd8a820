import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { type ScheduledWork, Scheduler } from '../scheduler/scheduler';
import type { QueuedMail } from './mail';
import { MailContents } from './mail-contents';
import { MailRefusedError, MailTransport } from './mail-transport';
import { MailsRepository } from './mails.repository';

/** How often the queue is looked at where nobody says that a mail was written. */
const EVERY_MS = 10_000;
const HOUSEKEEPING_MS = 3_600_000;

const MINUTE_MS = 60_000;
/** Minutes until the next attempt, after the first, the second, …; then the last of them again and again. */
const PAUSES = [1, 5, 15, 60, 240];
const MAX_ATTEMPTS = 12;
/** Characters of an error that are kept. */
const ERROR_CHARS = 500;

/** Sends the mail of the queue, in every process that knows a mail server. */
@Injectable()
export class MailSender implements OnModuleDestroy {
  private readonly logger = new Logger(MailSender.name);
  private readonly transport: MailTransport | null;
  private readonly sending: ScheduledWork | null = null;

  constructor(
    private readonly mails: MailsRepository,
    private readonly contents: MailContents,
    scheduler: Scheduler,
    @Inject(ENVIRONMENT) { mail }: Environment,
  ) {
    this.transport = mail && new MailTransport(mail);
    if (!this.transport) return;
    const { transport } = this;
    this.sending = scheduler.register({
      name: 'sending of mail',
      everyMs: EVERY_MS,
      atStart: true,
      run: (stopping) => this.sendDue(transport, stopping),
    });
    scheduler.register({
      name: 'removal of old mail',
      everyMs: HOUSEKEEPING_MS,
      run: () => this.mails.removeOldOfAll(),
    });
  }

  /** Looks at the queue at once. */
  wake(): void {
    this.sending?.now();
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  private async sendDue(transport: MailTransport, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const due = await this.mails.claimDueOfAll();
      if (due.length === 0) return;
      await Promise.all(due.map((mail) => this.send(transport, mail)));
    }
  }

  private async send(transport: MailTransport, mail: QueuedMail): Promise<void> {
    if (mail.expiresAt <= new Date()) {
      await this.giveUp(mail, 'It could not be sent before it expired.');
      return;
    }
    try {
      const { subject, text } = await this.contents.open(mail);
      await transport.send({ id: mail.id, to: mail.recipient, subject, text });
      await this.mails.remove(mail.id);
    } catch (error) {
      // Whatever else goes wrong: another process sends it when the claim ends, until it expires.
      if (!(error instanceof MailRefusedError)) throw error;
      await this.afterFailure(mail, error);
    }
  }

  private async afterFailure(mail: QueuedMail, error: MailRefusedError): Promise<void> {
    const message = error.message.slice(0, ERROR_CHARS);
    const pause = PAUSES[Math.min(mail.attempts, PAUSES.length) - 1] ?? 1;
    const nextAt = new Date(Date.now() + pause * MINUTE_MS);
    if (error.isFinal || mail.attempts >= MAX_ATTEMPTS || nextAt > mail.expiresAt) {
      await this.giveUp(mail, message);
      return;
    }
    await this.mails.retryAt(mail.id, nextAt, message);
    this.logger.warn({ mail: mail.id, nextAt, reason: message }, 'a mail could not be sent yet');
  }

  private async giveUp({ id }: QueuedMail, reason: string): Promise<void> {
    await this.mails.giveUp(id, reason);
    this.logger.error({ mail: id, reason }, 'a mail was given up');
  }
}
