import { Injectable } from '@nestjs/common';
import type { DataKey } from '../vault/cipher/data-key';
import { Vault } from '../vault/vault';
import type { Mail, QueuedMail } from './mail';

type Content = Pick<Mail, 'subject' | 'text'>;
type Place = Pick<QueuedMail, 'id' | 'organizationId'>;

/** What mails in the queue say, sealed. */
@Injectable()
export class MailContents {
  constructor(private readonly vault: Vault) {}

  async seal({ id, organizationId }: Place, { subject, text }: Content): Promise<Buffer> {
    const key = await this.key(organizationId);
    return key.sealer('mails', id).seal('content', JSON.stringify({ subject, text }));
  }

  async open({ id, organizationId, content }: Place & { content: Buffer }): Promise<Content> {
    const key = await this.key(organizationId);
    return JSON.parse(key.sealer('mails', id).openText('content', content)) as Content;
  }

  private key(organizationId: string | null): Promise<DataKey> {
    return organizationId === null
      ? this.vault.installation()
      : this.vault.organization(organizationId);
  }
}
