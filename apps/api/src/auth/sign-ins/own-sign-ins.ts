import { Injectable } from '@nestjs/common';
import type { SignInList, SignInView } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import type { UserActor } from '../../platform/access/actor';
import { parseId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { deviceInWords } from './device-words';
import { SignIns } from './sign-ins';
import type { ShownSignIn } from './sign-ins.repository';

/** Where somebody is logged in, as they see it and end it. */
@Injectable()
export class OwnSignIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIns: SignIns,
    private readonly audit: AuditService,
  ) {}

  async list(actor: UserActor): Promise<SignInList> {
    const rows = await this.signIns.live(actor.userId);
    return { data: rows.map((row) => toView(row, actor)) };
  }

  /**
   * Counts from its next request on.
   *
   * @throws ApiError not_found
   */
  async end(actor: UserActor, id: string): Promise<void> {
    const signInId = parseId('sign-in', id);
    await this.unitOfWork.run(async (tx) => {
      const ended = await this.signIns.endOne(tx, actor.userId, signInId);
      if (!ended) throw notFound('sign-in');
      await this.audit.record(tx, actor, 'user.sign_in_ended', userIdOf(actor), {
        device: deviceInWords(ended.userAgent),
        address: ended.address,
      });
    });
  }

  /** Ends all but the one that asks. */
  async endOthers(actor: UserActor): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.signIns.endAll(tx, actor.userId, actor.signInId);
      await this.audit.record(tx, actor, 'user.other_sign_ins_ended', userIdOf(actor));
    });
  }

  /**
   * A log-in on a new browser says nothing of itself: whoever stole a password would.
   *
   * @throws ApiError not_found, forbidden for the new one itself
   */
  async recognize(actor: UserActor, id: string): Promise<void> {
    const signInId = parseId('sign-in', id);
    if (signInId === actor.signInId) {
      throw new ApiError('forbidden', 'Say it from a browser where you were logged in before.');
    }
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.signIns.recognize(tx, actor.userId, signInId))) throw notFound('sign-in');
    });
  }
}

function toView(row: ShownSignIn, { signInId }: UserActor): SignInView {
  return {
    id: publicId('sign-in', row.id),
    device: deviceInWords(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.rotatedAt.toISOString(),
    isCurrent: row.id === signInId,
    isNew: row.isNew,
    provider: row.provider,
  };
}

function userIdOf({ userId }: UserActor): string {
  return publicId('user', userId);
}
