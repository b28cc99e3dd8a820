/**
 * Works through jobs: those of one chat in their order, different chats side by side, within a window. A
 * job lets the next one of its chat go when it is over, or earlier by its own word.
 */
export class ChatLanes<Job> {
  /** Jobs of each chat that has some; the first one is under way when the chat is. */
  private readonly lanes = new Map<string, Job[]>();
  /** Chats that wait for a place in the window. */
  private readonly ready: string[] = [];
  private underWay = 0;

  /** @param work must not reject. */
  constructor(
    private readonly window: number,
    private readonly work: (job: Job, goOn: () => void) => Promise<void>,
  ) {}

  add(chat: string, job: Job): void {
    const lane = this.lanes.get(chat);
    if (lane) {
      lane.push(job);
      return;
    }
    this.lanes.set(chat, [job]);
    this.ready.push(chat);
    this.next();
  }

  private next(): void {
    while (this.underWay < this.window) {
      const chat = this.ready.shift();
      if (chat === undefined) return;
      const [job] = this.lanes.get(chat) ?? [];
      if (job === undefined) continue;
      this.underWay += 1;
      let isPast = false;
      const goOn = (): void => {
        if (isPast) return;
        isPast = true;
        this.done(chat);
      };
      void this.work(job, goOn).then(goOn);
    }
  }

  private done(chat: string): void {
    this.underWay -= 1;
    const lane = this.lanes.get(chat);
    lane?.shift();
    // A chat with more to say goes behind the others, so that a long one does not keep the window.
    if (lane && lane.length > 0) this.ready.push(chat);
    else this.lanes.delete(chat);
    this.next();
  }
}
