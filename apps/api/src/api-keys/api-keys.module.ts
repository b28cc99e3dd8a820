import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { ClientsModule } from '../clients/clients.module';
import { UsersModule } from '../users/users.module';
import { ActorNames } from './actor-names';
import { ApiKey } from './api-key.entity';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysService } from './api-keys.service';

@Module({
  imports: [TypeOrmModule.forFeature([ApiKey]), AuditModule, ClientsModule, UsersModule],
  controllers: [ApiKeysController],
  providers: [ActorNames, ApiKeysService],
  exports: [ActorNames, ApiKeysService],
})
export class ApiKeysModule {}
