import { Injectable } from '@nestjs/common';
import type {
  ContactPage,
  ContactView,
  ListContactsQuery,
  UpdateContactRequest,
} from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { toPage } from '../../platform/database/cursor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { AppStateIntents } from '../app-state/app-state-intents';
import { ContactEvents } from './contact-events';
import { contactView } from './contact-views';
import { ContactsRepository } from './contacts.repository';
import { namedListOf } from './named-list';
import { chatWithPerson } from './person-address';

/** Reads and names the people whom numbers know. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly rows: ContactsRepository,
    private readonly sessions: SessionLookup,
    private readonly events: ContactEvents,
    private readonly intents: AppStateIntents,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ApiError not_found, invalid_cursor */
  async list(actor: Actor, query: ListContactsQuery): Promise<ContactPage> {
    const { limit, filter } = await namedListOf(this.sessions, actor, query);
    return toPage(await this.rows.list(actor, filter), limit, contactView);
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<ContactView> {
    return contactView(await this.rows.get(actor, id));
  }

  /** @throws ApiError not_found */
  async update(actor: Actor, id: string, { name }: UpdateContactRequest): Promise<ContactView> {
    const { organizationId } = actor;
    if (name === undefined) return this.get(actor, id);
    return this.unitOfWork.run(async (tx) => {
      const contact = await this.rows.get(actor, id, tx);
      if (await this.rows.rename(tx, actor, contact.id, name)) {
        const { phone, lid } = contact;
        const person = { digits: phone ?? lid ?? '', type: phone ? 'phone' : 'lid' } as const;
        const session = { id: contact.sessionId, organizationId };
        const intent = { kind: 'contact', chat: chatWithPerson(person), name } as const;
        await this.intents.record(tx, session, [intent]);
        await this.events.updated(tx, actor, [contact.id]);
      }
      return contactView(await this.rows.get(actor, id, tx));
    });
  }
}
