import { Injectable } from '@nestjs/common';
import { type AlertKind, type AlertSettings, USUAL_ALERT_SETTINGS } from '@whathooks/dto';
import { newId } from '../platform/database/ids';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { Scheduler } from '../platform/scheduler/scheduler';
import { SessionStandingsRepository } from '../sessions/state/session-standings.repository';
import { WebhookStandings } from '../webhooks/webhook-standings';
import { AlertNews } from './alert-news';
import { type AlertRow, AlertsRepository } from './store/alerts.repository';
import type { Concern } from './concerns/concern';
import { concernsOfNumber } from './concerns/number-concerns';
import { concernsOfWebhook } from './concerns/webhook-concerns';

const EVERY_MS = 15_000;
const HOUSEKEEPING_MS = 3_600_000;

/** A concern, and whose it is. */
type Owned = Concern & { organizationId: string; kind: AlertKind };

type PatienceOf = (organizationId: string) => AlertSettings;

/** Opens an alert for what needs a person, once, and closes it when that is over. */
@Injectable()
export class AlertWatcher {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly sessions: SessionStandingsRepository,
    private readonly webhooks: WebhookStandings,
    private readonly news: AlertNews,
    private readonly unitOfWork: UnitOfWork,
    scheduler: Scheduler,
  ) {
    scheduler.register({ name: 'watch for alerts', everyMs: EVERY_MS, run: () => this.look() });
    scheduler.register({
      name: 'removal of old alerts',
      everyMs: HOUSEKEEPING_MS,
      run: () => this.alerts.removeOldOfAll(),
    });
  }

  /** Compares what needs a person with the alerts that are open. One process at a time. */
  async look(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.lock('alerts');
      const open = new Map((await this.alerts.openOfAll(tx)).map((row) => [keyOf(row), row]));
      const patience = await this.patience(tx);
      const concerns = await this.concerns(patience);
      const fresh = concerns.filter((concern) => !open.has(keyOf(rowOf(concern))));
      for (const concern of concerns) open.delete(keyOf(rowOf(concern)));
      const opened = fresh.length > 0 ? await this.alerts.insertOfAll(tx, fresh.map(rowOf)) : [];
      const over = [...open.values()].map(({ id }) => id);
      const closed = over.length > 0 ? await this.alerts.closeOfAll(tx, over) : [];
      await this.news.tell(tx, opened, closed, (organizationId) => patience(organizationId).mail);
    });
  }

  /** What each organization has set. */
  private async patience(tx: Transaction): Promise<PatienceOf> {
    const settings = await this.alerts.settingsOfAll(tx);
    return (organizationId) => settings.get(organizationId) ?? USUAL_ALERT_SETTINGS;
  }

  private async concerns(patienceOf: PatienceOf): Promise<Owned[]> {
    const now = new Date();
    const sessions = await this.sessions.troubledOfAll();
    const webhooks = await this.webhooks.troubledOfAll();
    return [
      ...sessions.flatMap(({ organizationId, ...row }) =>
        concernsOfNumber({ organizationId, ...row }, patienceOf(organizationId), now).map(
          (concern) => ({ ...concern, organizationId }),
        ),
      ),
      ...webhooks.flatMap((row) =>
        concernsOfWebhook(row, patienceOf(row.organizationId), now).map((concern) => ({
          ...concern,
          organizationId: row.organizationId,
        })),
      ),
    ].map((concern) => ({ ...concern, kind: concern.kind as AlertKind }));
  }
}

/** What is one alert: a restriction of another sort is another one, a number that is down for another reason is not. */
function keyOf({
  kind,
  subjectId,
  reason,
}: Pick<AlertRow, 'kind' | 'subjectId' | 'reason'>): string {
  return `${kind} ${subjectId} ${kind === 'number_restricted' ? reason : ''}`;
}

function rowOf(concern: Owned): Omit<AlertRow, 'openedAt' | 'closedAt'> {
  const { organizationId, kind, reason, id: subjectId, name, since } = concern;
  return { id: newId(), organizationId, kind, reason: reason ?? '', subjectId, name, since };
}
