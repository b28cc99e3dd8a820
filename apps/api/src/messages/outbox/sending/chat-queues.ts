/** The jobs of one chat, or of chats that became one. */
interface Queue<Job> {
  name: string;
  /** Those that are under way first, then those that wait, in their order. */
  readonly jobs: Job[];
  underWay: number;
  isReady: boolean;
}

/** Something to do in a chat. */
export interface ChatJob {
  readonly id: string;
  /** Resolves when the next job of the chat may start, if that is before this one is over. */
  readonly written: Promise<void>;
}

/** The place of a job that is under way in the window. */
export interface WindowPlace {
  /** A part of the job begins that takes long and needs no place: other chats go on, the job's own does not. */
  leave(): void;
  /** That part is over. Resolves when the job has a place again. */
  back(): Promise<void>;
}

/** Does the jobs of the queues. */
export interface ChatWorker<Job> {
  /** Must not reject. */
  work(job: Job, place: WindowPlace): Promise<void>;
}

/** Works through jobs: those of one chat in their order, different chats side by side, within a window. */
export class ChatQueues<Job extends ChatJob> implements WindowPlace {
  /** Chats that have jobs. */
  private readonly queues = new Map<string, Queue<Job>>();
  /** Chats that were joined into another one, by name. */
  private readonly joined = new Map<string, string>();
  /** Chats that wait for a place in the window. */
  private readonly ready: Queue<Job>[] = [];
  /** The queue of each job that is under way. */
  private readonly places = new Map<Job, Queue<Job>>();
  private underWay = 0;
  /** Jobs that were outside of the window, and wait for a place in it. */
  private readonly returning: (() => void)[] = [];

  constructor(
    private readonly window: number,
    private readonly worker: ChatWorker<Job>,
  ) {}

  add(chat: string, job: Job): void {
    const name = this.nameOf(chat);
    const queue = this.queues.get(name) ?? { name, jobs: [], underWay: 0, isReady: false };
    this.queues.set(name, queue);
    queue.jobs.push(job);
    this.makeReady(queue);
  }

  /** See {@link WindowPlace.leave}. */
  leave(): void {
    this.underWay -= 1;
    this.next();
  }

  /** See {@link WindowPlace.back}. */
  back(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.returning.push(resolve);
    this.next();
    return promise;
  }

  /**
   * Two chats became one. Their waiting jobs go in the order of their ids, after those that are under way in
   * either.
   */
  join(chat: string, into: string): void {
    const [from, to] = [this.nameOf(chat), this.nameOf(into)];
    if (from === to) return;
    const queue = this.queues.get(from);
    if (!queue) return;
    this.joined.set(from, to);
    this.queues.delete(from);
    const other = this.queues.get(to);
    if (!other) {
      queue.name = to;
      this.queues.set(to, queue);
      return;
    }
    const moved = queue.jobs.splice(0);
    const waiting = [...moved.splice(queue.underWay), ...other.jobs.splice(other.underWay)];
    other.jobs.unshift(...moved);
    other.jobs.push(...waiting.sort((a, b) => (a.id < b.id ? -1 : 1)));
    other.underWay += queue.underWay;
    for (const job of moved) this.places.set(job, other);
    queue.underWay = 0;
    this.makeReady(other);
  }

  private nameOf(chat: string): string {
    return this.joined.get(chat) ?? chat;
  }

  private makeReady(queue: Queue<Job>): void {
    if (queue.isReady || queue.underWay > 0 || queue.jobs.length === 0) return;
    queue.isReady = true;
    this.ready.push(queue);
    this.next();
  }

  private next(): void {
    while (this.underWay < this.window) {
      const back = this.returning.shift();
      if (back) {
        this.underWay += 1;
        back();
        continue;
      }
      const queue = this.ready.shift();
      if (!queue) return;
      queue.isReady = false;
      const [job] = queue.jobs;
      // Another chat has taken its jobs over.
      if (job === undefined || queue.underWay > 0) continue;
      this.start(queue, job);
    }
  }

  private start(queue: Queue<Job>, job: Job): void {
    this.underWay += 1;
    queue.underWay += 1;
    this.places.set(job, queue);
    void Promise.race([job.written, this.worker.work(job, this)]).then(() => this.done(job));
  }

  private done(job: Job): void {
    this.underWay -= 1;
    const queue = this.places.get(job);
    this.places.delete(job);
    if (queue) {
      queue.jobs.splice(queue.jobs.indexOf(job), 1);
      queue.underWay -= 1;
      // A chat with more to say goes behind the others, so that a long one does not keep the window.
      this.makeReady(queue);
      if (queue.jobs.length === 0) this.queues.delete(queue.name);
    }
    this.next();
  }
}
