import { IsIn } from 'class-validator';
import { LOOKING_SECONDS } from '../facts/limits';
import { LOOKING_STATES, type LookingState } from '../facts/statuses';
import { Field } from '../fields/field';

/** What the caller does in a chat. */
export class LookingRequest {
  @IsIn(LOOKING_STATES)
  @Field({
    description: `\`looking\` at it, \`typing\` a reply, or \`gone\`. Say it again every 5 seconds: it holds for ${LOOKING_SECONDS}.`,
    enum: LOOKING_STATES,
    example: 'typing',
  })
  state: LookingState;
}
