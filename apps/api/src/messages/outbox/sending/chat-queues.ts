/** One of the things that happen in a chat one after the other. */
export interface ChatJob {
  readonly id: string;
  readonly chat: string;
}

interface WaitingJob {
  readonly id: string;
  begin(): void;
}

/** The jobs of one chat, or of chats that became one. */
interface Queue {
  name: string;
  underWay: number;
  readonly waiting: WaitingJob[];
}

/** The order of jobs: those of one chat begin one after the other, different chats do not wait for each other. */
export class ChatQueues {
  /** Chats that have jobs. */
  private readonly queues = new Map<string, Queue>();
  /** Chats that were joined into another one, by name. */
  private readonly joined = new Map<string, string>();

  /** Resolves when the job may begin: when all before it in its chat have ended. {@link end} ends it. */
  turn({ id, chat }: ChatJob): Promise<void> {
    const name = this.nameOf(chat);
    const queue = this.queues.get(name) ?? { name, underWay: 0, waiting: [] };
    this.queues.set(name, queue);
    const { promise, resolve } = Promise.withResolvers<void>();
    queue.waiting.push({ id, begin: resolve });
    this.next(queue);
    return promise;
  }

  /** The next job of the chat may begin. Call it once for each job that began. */
  end({ chat }: ChatJob): void {
    const queue = this.queues.get(this.nameOf(chat));
    if (!queue) return;
    queue.underWay -= 1;
    this.next(queue);
  }

  /**
   * Two chats became one. Their waiting jobs go in the order of their ids, after those that are under way in
   * either.
   */
  join(chat: string, into: string): void {
    const [from, to] = [this.nameOf(chat), this.nameOf(into)];
    const queue = this.queues.get(from);
    if (from === to || !queue) return;
    this.joined.set(from, to);
    this.queues.delete(from);
    const other = this.queues.get(to);
    if (other) {
      queue.underWay += other.underWay;
      queue.waiting.push(...other.waiting);
      queue.waiting.sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    queue.name = to;
    this.queues.set(to, queue);
  }

  private nameOf(chat: string): string {
    const into = this.joined.get(chat);
    return into === undefined ? chat : this.nameOf(into);
  }

  private next(queue: Queue): void {
    if (queue.underWay > 0) return;
    const job = queue.waiting.shift();
    if (job) {
      queue.underWay = 1;
      job.begin();
    } else this.queues.delete(queue.name);
  }
}
