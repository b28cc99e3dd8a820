import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AUDIT_EXPORT_MAX, AuditExportQuery, AuditPage, AuditQuery } from '@whathooks/dto';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { AuditLogService } from './audit-log.service';

const EXAMPLE = `at,actor,actorName,action,target,targetName,details
"2026-06-29T14:21:07.000Z","usr_019a50b37c3e7c10b4c15f6a7b8c9d0e","Ada","member.role_changed","usr_019a50b47c3e7c10b4c15f6a7b8c9d0e","Ben","{""role"":""admin"",""previousRole"":""agent""}"
`;

@ApiTags('Audit log')
@Controller('v1/audit-log')
export class AuditController {
  constructor(private readonly log: AuditLogService) {}

  @Get()
  @Allow('audit-log:read', 'jwt')
  @Operation(
    200,
    'List who changed or revealed what, newest first',
    'Lists what people and API keys changed or revealed, newest first: who, what, to which thing, and when. Filter by action, actor, target and time.',
    AuditPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.log.list(actor, query);
  }

  @Get('export')
  @Allow('audit-log:read', 'jwt')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit-log.csv"')
  @ApiOperation({
    summary: 'Export the audit log as CSV',
    description: `The newest ${AUDIT_EXPORT_MAX} entries that fit, with a line of names: \`at\`, \`actor\`, \`actorName\`, \`action\`, \`target\`, \`targetName\` and \`details\` as JSON. Take several spans of time for more.`,
  })
  @ApiResponse({
    status: 200,
    description: 'The file',
    content: { 'text/csv': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  export(@CurrentActor() actor: UserActor, @Query() query: AuditExportQuery): Promise<string> {
    return this.log.export(actor, query);
  }
}
