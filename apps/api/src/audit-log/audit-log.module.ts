import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module';
import { AuditModule } from '../audit/audit.module';
import { AuditController } from './audit.controller';
import { AuditLogService } from './audit-log.service';
import { AuditNames } from './audit-names';

@Module({
  imports: [ApiKeysModule, AuditModule],
  controllers: [AuditController],
  providers: [AuditLogService, AuditNames],
  exports: [AuditNames],
})
export class AuditLogModule {}
