import { Injectable, Module } from '@nestjs/common';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { WebhookKeeper } from '../deliveries/webhook-keeper';
import { Webhook } from './webhook.entity';

@Injectable()
class WebhookKeeperOfTable extends WebhookKeeper {
  constructor(@InjectRepository(Webhook) private readonly rows: Repository<Webhook>) {
    super();
  }

  override async disableGone(webhookIds: readonly string[]): Promise<void> {
    await this.rows.update(
      { id: In([...webhookIds]), enabled: true },
      { enabled: false, disabledReason: 'gone', disabledAt: new Date() },
    );
  }
}

/** What delivery needs of webhooks, in a process that serves no requests. */
@Module({
  imports: [TypeOrmModule.forFeature([Webhook])],
  providers: [{ provide: WebhookKeeper, useClass: WebhookKeeperOfTable }],
  exports: [WebhookKeeper],
})
export class WebhookKeeperModule {}
