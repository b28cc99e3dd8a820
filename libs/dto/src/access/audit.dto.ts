import { Field } from '../fields/field';

/** What is written down of people and keys, beside what the log of deliveries says. */
export const AUDIT_ACTIONS = [
  'webhook.secret_revealed',
  'webhook.secret_rotated',
  'user.password_changed',
  'user.logged_out_everywhere',
  'user.sign_in_ended',
  'user.other_sign_ins_ended',
  'user.two_factor_enabled',
  'user.two_factor_disabled',
  'user.recovery_codes_renewed',
  'member.two_factor_reset',
  'invitation.created',
  'invitation.revoked',
  'member.joined',
  'member.role_changed',
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
  'connect_link.created',
  'connect_link.revoked',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export class AuditEntryView {
  @Field({ description: 'Id.', example: 'aud_019a50b97c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description: 'Who did it: the id of a person or of an API key.',
    example: 'usr_019a50b37c3e7c10b4c15f6a7b8c9d0e',
  })
  actor: string;

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
    description:
      'What else is known of it, by name: `role` that somebody has or gets, `previousRole`, `email`; of settings what each is from then on, such as `presence`. Empty where there is nothing.',
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
