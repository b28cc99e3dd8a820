import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditPage, PageQuery } from '@whathooks/dto';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { AuditService } from './audit.service';

@ApiTags('Audit log')
@Controller('v1/audit-log')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Allow('audit-log:read', 'jwt')
  @Operation(
    200,
    'List who revealed or rotated secrets, changed a password, invited, changed or removed people',
    AuditPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<AuditPage> {
    return this.audit.list(actor, query);
  }
}
