import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams';
import { RightsSignal } from './rights-signal';

@Module({ controllers: [LiveController], providers: [LiveStreams, RightsSignal] })
export class LiveModule {}
