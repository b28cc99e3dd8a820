import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type LearnedNumbers, MessageTopics } from '../../platform/events/message-topics';
import { ContactEvents } from './contact-events';
import { joinContacts } from './contacts-of-numbers.repository';

/** Makes one contact of the two that a person has had, in the transaction that learns the number behind a LID. */
@Injectable()
export class ContactsOfNumbers implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly events: ContactEvents,
  ) {}

  onModuleInit(): void {
    this.topics.learned.listen((tx, learned) => this.join(tx, learned));
  }

  private async join(
    tx: Transaction,
    { sessionId: id, organizationId, pairs }: LearnedNumbers,
  ): Promise<void> {
    const changed = await joinContacts(tx, { id, organizationId }, pairs);
    await this.events.updated(tx, { organizationId }, changed);
  }
}
