import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentRuleView, SetAssignmentRuleRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { AssignmentRuleService } from './assignment-rule.service';

@ApiTags('Chats')
@Controller('v1/assignment-rule')
export class AssignmentRuleController {
  constructor(private readonly rules: AssignmentRuleService) {}

  @Get()
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'Get the rule by which chats of nobody are assigned',
    'Returns the rule by which chats that nobody looks after are assigned, and the members who take turns.',
    AssignmentRuleView,
  )
  get(@CurrentActor() actor: UserActor): Promise<AssignmentRuleView> {
    return this.rules.get(actor);
  }

  @Put()
  @Allow('messages:send', 'jwt')
  @Operation(
    200,
    'Set the rule by which chats of nobody are assigned',
    'Sets the rule for chats that nobody looks after. With `round_robin`, such a chat goes to the member in the list who has waited longest for one as soon as somebody waits for a reply. Viewers cannot take turns. Chats that are assigned stay so.',
    AssignmentRuleView,
    ['not_found'],
  )
  set(
    @CurrentActor() actor: UserActor,
    @Body() body: SetAssignmentRuleRequest,
  ): Promise<AssignmentRuleView> {
    return this.rules.set(actor, body);
  }
}
