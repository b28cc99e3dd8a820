import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { Client } from './client.entity';
import { ClientsController } from './clients.controller';
import { ClientsRepository } from './clients.repository';
import { ClientsService } from './clients.service';
import { Limits } from './limits/limits';

/** Clients, and what people and keys are limited to. Which sessions are whose is kept with the sessions. */
@Module({
  imports: [TypeOrmModule.forFeature([Client]), AuditModule],
  controllers: [ClientsController],
  providers: [ClientsService, ClientsRepository, Limits],
  exports: [ClientsService, Limits],
})
export class ClientsModule {}
