import { Global, Module } from '@nestjs/common';
import { MailContents } from './mail-contents';
import { Mailer } from './mailer';
import { MailSender } from './mail-sender';
import { MailsRepository } from './mails.repository';

/** Mail to people, through a queue that outlives the process. */
@Global()
@Module({
  providers: [Mailer, MailSender, MailContents, MailsRepository],
  exports: [Mailer],
})
export class MailModule {}
