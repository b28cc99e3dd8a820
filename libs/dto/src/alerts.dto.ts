import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageQuery } from './common.dto';
import { AlertPayload } from './event-definition/alert-payload';
import { ALERT_MINUTES_MAX, ALERT_STATES, type AlertState } from './facts/concerns';
import { Field } from './fields/field';

export class ListAlertsQuery extends PageQuery {
  @IsOptional()
  @IsIn(ALERT_STATES)
  @Field({
    description: 'Only alerts that are open, or that are over.',
    enum: ALERT_STATES,
    example: 'open',
    required: false,
  })
  state?: AlertState;
}

export class AlertPage {
  @Field({ description: 'Alerts, newest first.', type: () => AlertPayload, isArray: true })
  data: AlertPayload[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

const MINUTES = `1 to ${ALERT_MINUTES_MAX.toLocaleString('en')}`;

export class AlertSettings {
  @IsInt()
  @Min(1)
  @Max(ALERT_MINUTES_MAX)
  @Field({
    description: `Minutes for which a number may be down while it reconnects by itself, ${MINUTES}. One that waits for a person is told at once.`,
    example: 5,
  })
  numberDownMinutes: number;

  @IsInt()
  @Min(1)
  @Max(ALERT_MINUTES_MAX)
  @Field({ description: `Minutes for which an endpoint may be down, ${MINUTES}.`, example: 5 })
  webhookDownMinutes: number;

  @IsInt()
  @Min(1)
  @Max(ALERT_MINUTES_MAX)
  @Field({
    description: `Minutes for which a delivery may wait for an endpoint that works, ${MINUTES}.`,
    example: 15,
  })
  queueOldMinutes: number;

  @IsBoolean()
  @Field({ description: 'Whether owners and admins are told by mail.', example: true })
  mail: boolean;
}

export class AlertSettingsView extends AlertSettings {
  @Field({
    description: 'Whether this installation sends mail: whether `SMTP_URL` is set.',
    example: true,
  })
  sendsMail: boolean;

  @Field({
    description: 'Who is told by mail: the addresses of owners and admins.',
    type: () => String,
    isArray: true,
    example: ['ada@agency.example'],
  })
  recipients: string[];
}
