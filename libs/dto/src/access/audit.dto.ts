import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CURSOR_MAX, ID_MAX, PAGE_DEFAULT, PAGE_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsInstant, IsLaterThan } from '../fields/rules';

/** What is written down of people and keys, beside what the log of deliveries says. */
export const AUDIT_ACTIONS = [
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.deleted',
  'webhook.secret_revealed',
  'webhook.secret_rotated',
  'user.password_changed',
  'user.password_reset',
  'user.logged_out_everywhere',
  'user.sign_in_ended',
  'user.other_sign_ins_ended',
  'user.two_factor_enabled',
  'user.two_factor_disabled',
  'user.recovery_codes_renewed',
  'user.provider_linked',
  'user.provider_unlinked',
  'member.two_factor_reset',
  'member.password_link_created',
  'invitation.created',
  'invitation.revoked',
  'member.joined',
  'member.role_changed',
  'member.limits_changed',
  'member.removed',
  'member.left',
  'organization.ownership_transferred',
  'organization.appearance_changed',
  'session.created',
  'session.connect_requested',
  'session.unlinked',
  'session.deleted',
  'session.settings_changed',
  'alerts.settings_changed',
  'assignment_rule.changed',
  'connect_link.created',
  'connect_link.revoked',
  'client.created',
  'client.renamed',
  'client.sessions_changed',
  'client.deleted',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Which entries, without paging. */
export class AuditExportQuery {
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  @Field({
    description: 'Only what was done in this way.',
    enum: AUDIT_ACTIONS,
    example: 'member.role_changed',
    required: false,
  })
  action?: AuditAction;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only what this person or API key did.',
    example: 'usr_019a50b37c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  actor?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only what was done to this.',
    example: 'hook_019a50b67c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  target?: string;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only what was done at this time or later (ISO 8601).',
    example: '2026-06-01T00:00:00.000Z',
    required: false,
  })
  since?: string;

  @IsOptional()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Only what was done before this time (ISO 8601).',
    example: '2026-07-01T00:00:00.000Z',
    required: false,
  })
  until?: string;
}

/** Which entries, page by page. */
export class AuditQuery extends AuditExportQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  @Field({
    description: `How many entries to return, 1 to ${PAGE_MAX}. Default ${PAGE_DEFAULT}.`,
    example: PAGE_DEFAULT,
    required: false,
  })
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_MAX)
  @Field({
    description: 'The `nextCursor` of the page before. Leave it out for the newest entries.',
    example: 'MDE5YTUwYjQ3YzNlN2MxMGI0YzE1ZjZhN2I4YzlkMGU',
    required: false,
  })
  cursor?: string;
}

export class AuditEntryView {
  @Field({ description: 'Id.', example: 'aud_019a50b97c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description: 'Who did it: the id of a person or of an API key.',
    example: 'usr_019a50b37c3e7c10b4c15f6a7b8c9d0e',
  })
  actor: string;

  @Field({
    description:
      'Name of that person, who may have left, or of that key, which may be revoked; null for an account that is deleted.',
    example: 'Ada',
    nullable: true,
    type: () => String,
  })
  actorName: string | null;

  @Field({
    description: 'What was done.',
    enum: AUDIT_ACTIONS,
    example: 'webhook.secret_rotated',
  })
  action: AuditAction;

  @Field({
    description: 'Id of what it was done to.',
    example: 'hook_019a50b67c3e7c10b4c15f6a7b8c9d0e',
  })
  target: string;

  @Field({
    description: 'Name of the person or the key that it was done to; null for anything else.',
    example: null,
    nullable: true,
    type: () => String,
  })
  targetName: string | null;

  @Field({
    description:
      'What else is known of it, by name: `role` that somebody has or gets, `previousRole`, `email`; `name` of a number or a key, `host` of a webhook; of settings what each is from then on, such as `presence`. Empty where there is nothing.',
    mapOf: 'string',
    example: { role: 'admin', previousRole: 'agent' },
  })
  details: Record<string, string>;

  @Field({
    description: 'When it was done.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  at: string;
}

export class AuditPage {
  @Field({ description: 'Entries, newest first.', type: () => AuditEntryView, isArray: true })
  data: AuditEntryView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
