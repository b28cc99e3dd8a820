import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, MaxLength } from 'class-validator';
import { ASSIGNMENT_MEMBERS_MAX, ID_MAX } from '../facts/limits';
import { ASSIGNMENT_KINDS, type AssignmentKind } from '../facts/statuses';
import { Field } from '../fields/field';

const KIND =
  '`round_robin`: a chat of nobody in which somebody waits for a reply is assigned to the member who has waited longest for one. `none`: chats are assigned by hand alone.';
const MEMBERS = ['usr_019a50b47c3e7c10b4c15f6a7b8c9d0e'];

/** How new chats of an organization get somebody who looks after them. */
export class AssignmentRuleView {
  @Field({ description: KIND, enum: ASSIGNMENT_KINDS, example: 'round_robin' })
  kind: AssignmentKind;

  @Field({
    description:
      'Members who take turns, in the order given. A member who leaves the organization leaves the rule.',
    example: MEMBERS,
    type: () => String,
    isArray: true,
  })
  members: string[];
}

export class SetAssignmentRuleRequest {
  @IsIn(ASSIGNMENT_KINDS)
  @Field({ description: KIND, enum: ASSIGNMENT_KINDS, example: 'round_robin' })
  kind: AssignmentKind;

  @IsArray()
  @ArrayMaxSize(ASSIGNMENT_MEMBERS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description: 'Members who take turns: at least one for `round_robin`, and no viewer.',
    example: MEMBERS,
    type: () => String,
    isArray: true,
  })
  members: string[];
}
