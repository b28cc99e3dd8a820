import { Semaphore } from 'async-mutex';

/** Chats of one session that are sent to at the same moment. */
const CHATS_AT_ONCE = 64;

/** Before those that enter: a message that comes back has waited once already. */
const RETURNS_FIRST = 1;

/** Bounds how many chats of a session are sent to at the same moment; the others wait in order. */
export class SendWindow {
  private readonly places = new Semaphore(CHATS_AT_ONCE);

  /** Resolves with a place, once there is one. */
  async enter(): Promise<WindowPlace> {
    const [, leave] = await this.places.acquire();
    return new WindowPlace(this.places, leave);
  }
}

/** The place of one message in the window. */
export class WindowPlace {
  constructor(
    private readonly places: Semaphore,
    private release: () => void,
  ) {}

  /** Another chat has the place. Again is harmless. */
  leave(): void {
    this.release();
  }

  /** Resolves when the message has a place again. */
  async back(): Promise<void> {
    [, this.release] = await this.places.acquire(1, RETURNS_FIRST);
  }
}
