import {
  HIDDEN_HEADER_VALUE,
  type UpdateWebhookRequest,
  type WebhookState,
  type WebhookView,
} from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { LaneSettings } from '../deliveries/queue/claimed-lanes';
import type { LaneState } from '../deliveries/queue/lanes.service';
import type { Webhook } from './webhook.entity';
import type { WebhookSecrets } from './secrets/webhook-secrets';

const LANE_SETTINGS = ['concurrency', 'ratePerSecond', 'retrySchedule', 'strictOrder'] as const;

/** Lane settings of a request; fields left out stay unchanged. */
export function laneSettings(
  request: Pick<UpdateWebhookRequest, (typeof LANE_SETTINGS)[number]>,
): Partial<LaneSettings> {
  const named = LANE_SETTINGS.filter((name) => request[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, request[name]]));
}

/** Shows the names of custom headers only: their values may be secrets of the customer's server. */
export function toView(row: Webhook, lane: LaneState, secrets: WebhookSecrets): WebhookView {
  const state = stateOf(row, lane);
  return {
    id: publicId('webhook', row.id),
    url: row.url,
    events: row.events,
    sessionIds: row.sessionIds?.map((id) => publicId('session', id)) ?? null,
    description: row.description,
    headers: masked(secrets.openHeaders(row.headers)),
    enabled: row.enabled,
    disabledReason: row.disabledReason ?? null,
    concurrency: lane.concurrency,
    ratePerSecond: lane.ratePerSecond,
    retrySchedule: lane.retrySchedule,
    strictOrder: lane.strictOrder,
    state,
    failingSince: lane.failingSince?.toISOString() ?? null,
    nextProbeAt: state === 'down' ? nextProbe(lane) : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Null while a probe is under way or due. */
function nextProbe({ pausedUntil }: LaneState, now = new Date()): string | null {
  return pausedUntil instanceof Date && pausedUntil > now ? pausedUntil.toISOString() : null;
}

function masked(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, HIDDEN_HEADER_VALUE]));
}

function stateOf(row: Webhook, lane: LaneState): WebhookState {
  if (!row.enabled) return 'disabled';
  if (lane.breaker === 'open') return 'down';
  return lane.failingSince ? 'failing' : 'healthy';
}
