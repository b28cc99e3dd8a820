import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams';

@Module({ imports: [DeliveriesModule], controllers: [LiveController], providers: [LiveStreams] })
export class LiveModule {}
