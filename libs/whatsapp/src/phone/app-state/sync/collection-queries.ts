import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { unanswered } from './app-state-errors';
import { type CollectionAnswer, parseAnswer } from './sync-queries';

/** Sends queries about collections over one connection. */
export class CollectionQueries {
  private isClosed = false;

  constructor(private readonly socket: Pick<WASocket, 'query'>) {}

  /** Baileys would wait for an answer until its timeout. */
  close(): void {
    this.isClosed = true;
  }

  /** @throws AppStateError */
  async send(query: BinaryNode, collection: string): Promise<CollectionAnswer> {
    const answer = (await this.sendForAll(query)).get(collection);
    if (!answer) throw unanswered('the answer lacks the collection');
    return answer;
  }

  /** @returns the answers by name of their collection. @throws AppStateError */
  async sendForAll(query: BinaryNode): Promise<Map<string, CollectionAnswer>> {
    if (this.isClosed) throw unanswered('the connection is closed');
    try {
      return parseAnswer((await this.socket.query(query)) as BinaryNode | undefined);
    } catch (error) {
      throw unanswered(error);
    }
  }
}
