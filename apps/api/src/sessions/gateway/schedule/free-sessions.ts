import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { StatusReason } from '@whathooks/dto';
import { type FindOptionsWhere, In, IsNull, LessThanOrEqual, Not, Repository } from 'typeorm';
import { ClientVersions } from '../../client-version/client-versions';
import { Session } from '../../state/session.entity';

/** Reasons after which a session stays disconnected until a person reconnects it. */
const FOR_A_PERSON: readonly StatusReason[] = [
  'qr_timeout',
  'passkey_failed',
  'account_locked',
  'refused',
];
/** Reasons after which it also reconnects when a process starts. */
export const UNTIL_A_START: readonly StatusReason[] = ['replaced', 'client_outdated'];

/** Sessions that go on by themselves, of every organization, whichever process may run them. */
@Injectable()
export class FreeSessions {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly versions: ClientVersions,
  ) {}

  /** @param also reasons after which a session waits, and may be better by now. */
  async find(also: readonly StatusReason[]): Promise<Session[]> {
    const waits = [...FOR_A_PERSON, ...UNTIL_A_START].filter((reason) => !also.includes(reason));
    const goesOn = [
      { statusReason: IsNull() },
      { statusReason: Not(In(waits)), retryAt: IsNull() },
      { statusReason: Not(In(waits)), retryAt: LessThanOrEqual(new Date()) },
    ];
    const rows = await this.sessions.find({
      where: [
        { status: In(['QR', 'CONNECTING', 'CONNECTED']) },
        ...goesOn.map((which) => ({ status: In(['DISCONNECTED', 'PENDING']), ...which })),
      ],
      order: { id: 'ASC' },
    });
    // Whoever is found to wait for another version is taken up once one is known.
    const waiting: FindOptionsWhere<Session> = {
      status: In(['DISCONNECTED', 'PENDING']),
      statusReason: 'client_outdated',
    };
    if (await this.sessions.existsBy(waiting)) void this.versions.lookForNewer();
    return rows;
  }
}
