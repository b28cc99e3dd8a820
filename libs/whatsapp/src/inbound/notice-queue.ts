import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { bareJid, isLid, type NumberOfLid, personOf } from '../wire/addresses';
import { cleanId, cleanText } from '../wire/clean';
import type { Notice, NoticeNode } from '../api/inbound';
import type { GroupDepartures } from '../groups/group-departures';
import { groupNewsOf } from '../groups/group-notices';
import type { Commits } from '../keys/commits';
import { LINKING_NOTIFICATIONS } from './forged-stanzas';
import { takeOver } from './guarded-frames';
import type { Intake, StanzaInProgress } from './intake';
import { childrenOf, timeOf } from '../wire/stanzas';

/** Greatest attributes, depth and number of children that are kept of a stanza. */
const TEXT_MAX = 500;
const DEPTH_MAX = 4;
const CHILDREN_MAX = 100;

/** Notices that are committed together at most. */
const TOGETHER = 100;

/**
 * Commits calls and notifications before Baileys acknowledges them, in the order they came. Its
 * events come after the acknowledgement.
 */
export class NoticeQueue {
  private readonly waiting: { kind: Notice['kind']; inProgress: StanzaInProgress }[] = [];
  private readonly stock: Record<Notice['kind'], (stanza: BinaryNode) => Promise<void>>;
  private working = false;

  /**
   * @param departures gets notices before they are committed.
   * @param onFailure ends the connection, where it has not ended.
   */
  constructor(
    private readonly socket: WASocket,
    private readonly intake: Intake,
    private readonly departures: GroupDepartures,
    private readonly commits: Commits,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.stock = { call: this.take('call'), notification: this.take('notification') };
  }

  /** Discards what waits: the server sends it again. */
  close(): void {
    this.waiting.length = 0;
  }

  private take(kind: Notice['kind']): (stanza: BinaryNode) => Promise<void> {
    return takeOver(this.socket, `CB:${kind}`, (stanza: BinaryNode) => {
      if (!this.isNotice(stanza)) return;
      // Baileys would put it into its background queue.
      delete stanza.attrs['offline'];
      this.waiting.push({ kind, inProgress: this.intake.take(stanza) });
      void this.work();
    });
  }

  /** Linking notifications are handled, and acknowledged, by the linking code. */
  private isNotice({ attrs }: BinaryNode): boolean {
    const { account } = this.socket.authState.creds;
    return Boolean(account) || !LINKING_NOTIFICATIONS.has(attrs['type'] ?? '');
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (this.waiting.length > 0) await this.hand(this.waiting.splice(0, TOGETHER));
    this.working = false;
  }

  private async hand(taken: NoticeQueue['waiting']): Promise<void> {
    const numberOfLid: NumberOfLid = (lid) =>
      this.socket.signalRepository.lidMapping.getPNForLID(lid);
    try {
      const notices = await Promise.all(
        taken.map(({ kind, inProgress }) => noticeOf(kind, inProgress.stanza, numberOfLid)),
      );
      await this.departures.renewKeysAfter(notices);
      await this.commits.stage({ notices });
      for (const { inProgress } of taken) inProgress.settle();
      for (const { kind, inProgress } of taken) await this.stock[kind](inProgress.stanza);
    } catch (error) {
      // Their commit failed, as a rule, and the connection is cut: the server sends them again.
      this.onFailure(error);
    }
  }
}

/** The notice in a stanza. */
export async function noticeOf(
  kind: Notice['kind'],
  stanza: BinaryNode,
  numberOfLid: NumberOfLid,
): Promise<Notice> {
  const { id = '', from = '', type = '', participant } = stanza.attrs;
  const [first] = childrenOf(stanza);
  const isCall = kind === 'call';
  const who = participant ?? (isCall ? (first?.attrs['call-creator'] ?? from) : undefined);
  const author = who && (await authorOf(who, stanza, first, numberOfLid));
  const group = isCall ? null : await groupNewsOf(stanza, numberOfLid);
  return {
    waId: cleanId(id),
    kind,
    type: cleanText(isCall ? (first?.tag ?? '') : type, TEXT_MAX),
    from: cleanId(bareJid(from)),
    author: author || null,
    details: readable(stanza, DEPTH_MAX),
    ...(group && { group }),
    timestamp: timeOf(stanza),
  };
}

async function authorOf(
  jid: string,
  { attrs }: BinaryNode,
  first: BinaryNode | undefined,
  numberOfLid: NumberOfLid,
): Promise<NonNullable<Notice['author']>> {
  const alternative = attrs['participant_pn'] ?? attrs['sender_pn'] ?? first?.attrs['caller_pn'];
  const person = await personOf(bareJid(jid), isLid(jid) ? alternative : undefined, numberOfLid);
  return { from: person.digits, fromType: person.type };
}

/** Tags and attributes alone, and not too many of them. */
function readable({ tag, attrs, ...node }: BinaryNode, depth: number): NoticeNode {
  const children = depth > 0 ? childrenOf({ tag, attrs, ...node }) : [];
  return {
    tag: cleanText(tag, TEXT_MAX),
    attrs: Object.fromEntries(
      Object.entries(attrs).map(([name, value]) => [
        cleanText(name, TEXT_MAX),
        cleanText(String(value), TEXT_MAX),
      ]),
    ),
    children: children.slice(0, CHILDREN_MAX).map((child) => readable(child, depth - 1)),
  };
}
