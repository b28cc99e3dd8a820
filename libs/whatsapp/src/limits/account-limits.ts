import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { LimitsUpdate } from '../api/limits';
import type { Logger } from '../api/whatsapp-socket';
import { SendError } from '../api/sending';
import {
  type AccountQuestion,
  answerIn,
  NEW_CHATS_QUESTION,
  pushedIn,
  questionNode,
  TIMELOCK_QUESTION,
} from './limits-wire';

/** How long an answer may take, in ms. Callers of a refused message wait for it, too. */
const ANSWER_MS = 5_000;

/** Interval at which limits are queried again, as WhatsApp Web does, in ms. */
const AGAIN_MS = 3_600_000;

/** A timelock of which WhatsApp does not say the end is asked for again so long before it is taken for over, in ms. */
const BEFORE_GUESS_MS = 10_000;

/** After a timelock has ended WhatsApp is asked whether it has, in ms. */
const AFTER_END_MS = 1_000;

/** The errors with which WhatsApp refuses messages to people that a number does not know. */
const REFUSALS: Partial<Record<string, AccountQuestion>> = {
  463: TIMELOCK_QUESTION,
  475: NEW_CHATS_QUESTION,
};

/** Baileys' error code for a query without an answer. */
const NOT_IN_TIME = 408;

class NoAnswer extends Error {}

function isUnanswered(error: unknown): boolean {
  const { output } = error as { output?: { statusCode?: number } };
  return error instanceof NoAnswer || output?.statusCode === NOT_IN_TIME;
}

/**
 * Learns what WhatsApp lets a number send to people it does not know: by asking when a connection is open, when
 * a message is refused for it, and every hour; and by being update.
 *
 * Baileys would ask after a refusal, but tests for it where it is never reached, and knows neither today's
 * form of the question for the quota nor the kinds of restriction that it has no name for: all is read
 * from the stanzas here.
 */
export class AccountLimits {
  private readonly asking = new Map<AccountQuestion, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(
    private readonly socket: WASocket,
    private readonly report: (update: LimitsUpdate) => void,
    private readonly logger: Logger,
  ) {
    socket.ws.on('CB:notification,type:mex', (stanza: BinaryNode) => this.onStanza(stanza));
  }

  /** The connection is open: asks for everything. Nobody waits for it. */
  opened(): void {
    void this.askAll();
  }

  /** A message was refused. Resolves when it is known what that means, or cannot be learnt. */
  async refused(error: unknown): Promise<void> {
    const question = error instanceof SendError ? REFUSALS[error.code] : undefined;
    if (question) await this.ask(question);
  }

  close(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private async askAll(): Promise<void> {
    this.lookAgainIn(AGAIN_MS);
    await Promise.all([this.ask(TIMELOCK_QUESTION), this.ask(NEW_CHATS_QUESTION)]);
  }

  /** Never rejects: a number of which WhatsApp says nothing sends as before. */
  private ask(question: AccountQuestion): Promise<void> {
    let asking = this.asking.get(question);
    if (!asking) {
      asking = this.inAnyForm(question)
        .then((update) => this.onUpdate(update))
        .catch((error: unknown) => {
          if (!this.isOver)
            this.logger.warn({ error: String(error) }, 'WhatsApp does not tell the limits');
        })
        .finally(() => this.asking.delete(question));
      this.asking.set(question, asking);
    }
    return asking;
  }

  private async inAnyForm(question: AccountQuestion): Promise<LimitsUpdate> {
    let failure: unknown;
    for (const form of question.forms) {
      try {
        const node = questionNode(question, form);
        return answerIn(question, await this.answer(node));
      } catch (error) {
        failure = error;
        // An answer that never came is no reason to ask in other words.
        if (this.isOver || isUnanswered(error)) break;
      }
    }
    throw failure;
  }

  private async answer(node: BinaryNode): Promise<BinaryNode> {
    const answer = (await this.socket.query(node, ANSWER_MS)) as BinaryNode | undefined;
    if (!answer) throw new NoAnswer('WhatsApp did not answer');
    return answer;
  }

  private onStanza(stanza: BinaryNode): void {
    try {
      const update = pushedIn(stanza);
      if (update) this.onUpdate(update);
    } catch (error) {
      this.logger.warn(
        { error: String(error) },
        'a notification about send limits could not be read',
      );
    }
  }

  private onUpdate(update: LimitsUpdate): void {
    if (this.isOver) return;
    const { active, until, isGuess } = update.reachOutTimelock ?? {};
    if (active && until) {
      const inMs = until.getTime() - Date.now();
      this.lookAgainIn(isGuess ? inMs - BEFORE_GUESS_MS : inMs + AFTER_END_MS);
    }
    this.report(update);
  }

  private lookAgainIn(milliseconds: number): void {
    clearTimeout(this.timer);
    const pause = Math.min(Math.max(milliseconds, AFTER_END_MS), AGAIN_MS);
    this.timer = setTimeout(() => void this.askAll(), pause).unref();
  }
}
