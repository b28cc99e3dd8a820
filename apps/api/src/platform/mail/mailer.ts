import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { newId } from '../database/ids';
import type { Tenant } from '../database/tenant-repository';
import type { Transaction } from '../database/unit-of-work';
import type { GivenUpMail, Mail } from './mail';
import { MailContents } from './mail-contents';
import { MailSender } from './mail-sender';
import { MailsRepository } from './mails.repository';

const DEFAULT_LIFE_MS = 2 * 86_400_000;

/** Where features write mail. */
@Injectable()
export class Mailer {
  /** Whether this installation sends mail. Without `SMTP_URL` none is written. */
  readonly sendsMail: boolean;

  constructor(
    private readonly mails: MailsRepository,
    private readonly contents: MailContents,
    private readonly sender: MailSender,
    @Inject(ENVIRONMENT) { mail }: Environment,
  ) {
    this.sendsMail = mail !== null;
  }

  /**
   * Queues a mail, in the transaction of what causes it: it is sent when that is committed, and tried again while
   * the mail server does not take it. It may arrive twice, with the same id.
   *
   * @returns whether it is sent: false where this installation sends no mail.
   */
  async send(tx: Transaction, mail: Mail): Promise<boolean> {
    if (!this.sendsMail) return false;
    const id = newId();
    const { organizationId, to: recipient } = mail;
    const content = await this.contents.seal({ id, organizationId }, mail);
    const expiresAt = mail.expiresAt ?? new Date(Date.now() + DEFAULT_LIFE_MS);
    await this.mails.insert(tx, { id, organizationId, recipient, content, expiresAt });
    tx.afterCommit(() => this.sender.wake());
    return true;
  }

  /** Mail of an organization that could not be sent in the last 30 days, newest first. */
  givenUp(tenant: Tenant): Promise<GivenUpMail[]> {
    return this.mails.givenUp(tenant);
  }
}
