/** When a caller has to have an answer: all that is waited for on the way shares it. */
export class Deadline {
  private readonly at: number;

  /** @param ms from now. */
  constructor(ms: number) {
    this.at = performance.now() + ms;
  }

  /** Milliseconds that are left, never less than 0. */
  get leftMs(): number {
    return Math.max(0, this.at - performance.now());
  }

  /**
   * The result of work; undefined when the deadline passes first. The work then continues, and its result is dropped.
   *
   * @param share the part of the time that is left which the work may take.
   */
  async before<T>(work: Promise<T>, share = 1): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), this.leftMs * share);
    });
    work.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
