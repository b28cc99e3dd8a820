import { IsBoolean, IsOptional } from 'class-validator';
import { Field } from '../fields/field';
import { IsInstant, IsLaterThan, OmittedOrValid } from '../fields/rules';
import { IsEventList, IsSessionList } from './webhook-fields';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';

const JOB_ID = 'job_019a50ba7c3e7c10b4c15f6a7b8c9d0e';

/** `recover`: what failed or was cancelled. `replay`: what was never sent. */
export const RECOVERY_KINDS = ['recover', 'replay'] as const;
export type RecoveryKind = (typeof RECOVERY_KINDS)[number];

/** `stopped`: somebody stopped it. `failed`: it cannot go on; see `error`. */
export const RECOVERY_STATUSES = ['running', 'stopped', 'done', 'failed'] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

export class RecoverRequest {
  @IsInstant()
  @Field({
    description: 'Deliveries made at or after.',
    example: '2026-06-29T00:00:00.000Z',
  })
  since: string;

  @OmittedOrValid()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Deliveries made before. Leave it out for now.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'True counts and sends nothing.', example: true, required: false })
  dryRun?: boolean;
}

export class ReplayRequest {
  @IsInstant()
  @Field({
    description: 'Events that happened at or after.',
    example: '2026-06-29T00:00:00.000Z',
  })
  since: string;

  @OmittedOrValid()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Events that happened before. Leave it out for now.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;

  @OmittedOrValid()
  @IsEventList
  @Field({
    description: 'Kinds of events. Leave it out for those of the webhook.',
    enum: WEBHOOK_EVENTS,
    isArray: true,
    required: false,
    example: ['message.received'],
  })
  events?: WebhookEventName[];

  @IsOptional()
  @IsSessionList
  @Field({
    description: 'Only events of these sessions. Leave it out for those of the webhook.',
    type: () => String,
    isArray: true,
    required: false,
    example: [EXAMPLE.sessionId],
  })
  sessionIds?: string[];

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'True counts and sends nothing.', example: true, required: false })
  dryRun?: boolean;
}

export class RecoveryView {
  @Field({ description: 'Id.', example: JOB_ID })
  id: string;

  @Field({ description: 'Webhook.', example: EXAMPLE.webhookId })
  webhookId: string;

  @Field({
    description: '`recover`: what failed or was cancelled. `replay`: what was never sent.',
    enum: RECOVERY_KINDS,
    example: 'recover',
  })
  kind: RecoveryKind;

  @Field({
    description: 'Where it stands.',
    enum: RECOVERY_STATUSES,
    example: 'running',
  })
  status: RecoveryStatus;

  @Field({
    description: 'Begin of its range.',
    example: '2026-06-29T00:00:00.000Z',
    format: 'date-time',
  })
  since: string;

  @Field({
    description: 'End of its range.',
    example: '2026-06-30T00:00:00.000Z',
    format: 'date-time',
  })
  until: string;

  @Field({
    description: 'Deliveries it will make, as counted when it began; null when there are too many.',
    example: 1200,
    nullable: true,
    type: () => Number,
  })
  total: number | null;

  @Field({ description: 'Deliveries it has queued.', example: 500 })
  done: number;

  @Field({
    description: 'Why it failed; null when it did not.',
    example: null,
    nullable: true,
    type: () => String,
  })
  error: string | null;

  @Field({
    description: 'Who began it: id of a person or of an API key.',
    example: 'usr_019a50b37c3e7c10b4c15f6a7b8c9d0e',
  })
  createdBy: string;

  @Field({
    description: 'When it began.',
    example: '2026-06-30T08:00:00.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When it ended; null while it runs.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  finishedAt: string | null;
}

export class RecoveryAnswer {
  @Field({ description: 'Deliveries that it makes.', example: 1200 })
  count: number;

  @Field({
    description: 'False when there are more than `count`: counting ended before the range did.',
    example: true,
  })
  exact: boolean;

  @Field({
    description: 'The run that was begun; null for a dry run.',
    nullable: true,
    type: () => RecoveryView,
  })
  recovery: RecoveryView | null;
}

export class RecoveryPage {
  @Field({ description: 'Runs, newest first.', type: () => RecoveryView, isArray: true })
  data: RecoveryView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
