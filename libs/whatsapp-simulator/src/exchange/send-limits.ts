import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import type { Chats } from '../store/chats';
import { isGroup } from '../store/groups';
import { child } from '../wire/nodes';
import type { PrivacyTokens } from './privacy-tokens';

/** Errors with which the server refuses a message. */
export const REFUSALS = { timelocked: '463', capped: '475', malformed: '479' } as const;

/** How a message of a number to one contact fares, whatever the limits of the number are. */
export const SEND_POLICIES = ['none', 'needs-token', 'timelocked', 'capped'] as const;
export type SendPolicy = (typeof SEND_POLICIES)[number];

export const CAPPING_STATUSES = ['NONE', 'FIRST_WARNING', 'SECOND_WARNING', 'CAPPED'] as const;

/** Shapes of the question for the quota that the server takes: today's, that of before, or both. */
export const QUOTA_QUESTIONS = ['both', 'new', 'old'] as const;

/** Nobody new may be written to. */
export interface Timelock {
  /** ISO 8601; null where the server does not say when it ends. */
  until: string | null;
  /** WhatsApp's word for the kind of restriction. */
  type: string;
}

/** How many new chats may be begun until a time. */
export interface NewChats {
  /** -1: as many as one likes. */
  quota: number;
  used: number;
  status: (typeof CAPPING_STATUSES)[number];
  /** ISO 8601. */
  resetsAt: string;
}

/** What WhatsApp says of a number when its companions ask. */
export interface SendLimits {
  timelock: Timelock | null;
  newChats: NewChats | null;
  question: (typeof QUOTA_QUESTIONS)[number];
  /** The server refuses to answer. */
  refuse: boolean;
}

/** How messages to one contact, to one group, or to everybody fare. */
export interface ContactPolicy {
  policy: SendPolicy;
  /** Every message is refused with this error. */
  refuseWith: number | null;
  /** How many messages that is true of; null for all. */
  times: number | null;
}

/** How often a number was asked for its limits, and in which words. */
export interface AskedFor {
  timelock: number;
  newChats: string[];
}

const NO_LIMITS: SendLimits = { timelock: null, newChats: null, question: 'both', refuse: false };
const NO_POLICY: ContactPolicy = { policy: 'none', refuseWith: null, times: null };

/** Whom a policy is for that names nobody. */
const EVERYBODY = '*';

/** Decides whether the server takes a message, by what its number may send. Forgotten at a restart. */
export class LimitBook {
  private readonly limits = new Map<string, SendLimits>();
  private readonly policies = new Map<string, Map<string, ContactPolicy>>();
  private readonly askings = new Map<string, AskedFor>();

  constructor(
    private readonly chats: Chats,
    private readonly tokens: PrivacyTokens,
  ) {}

  of(phone: string): SendLimits {
    return this.limits.get(phone) ?? NO_LIMITS;
  }

  /** Changes what is given; the rest stays. */
  set(phone: string, change: Partial<SendLimits>): SendLimits {
    const limits = { ...this.of(phone), ...change };
    this.limits.set(phone, limits);
    return limits;
  }

  /** How often, and how, a number's companions asked. */
  asked(phone: string): AskedFor {
    let asked = this.askings.get(phone);
    if (!asked) {
      asked = { timelock: 0, newChats: [] };
      this.askings.set(phone, asked);
    }
    return asked;
  }

  policy(phone: string, contact: string): ContactPolicy {
    const policies = this.policies.get(phone);
    return policies?.get(contact) ?? policies?.get(EVERYBODY) ?? NO_POLICY;
  }

  /** @param contact a number, the JID of a group, or nothing for everybody without a policy of their own. */
  setPolicy(
    phone: string,
    contact: string | undefined,
    change: Partial<ContactPolicy>,
  ): ContactPolicy {
    const policies = this.policies.get(phone) ?? new Map<string, ContactPolicy>();
    this.policies.set(phone, policies);
    const policy = { ...NO_POLICY, ...change };
    policies.set(contact ?? EVERYBODY, policy);
    return policy;
  }

  /**
   * The error with which the server refuses a message; null when it takes it. Answers and copies for the
   * number's own devices are never refused.
   *
   * @param to account that it goes to; null for a group.
   */
  refusalOf(from: Account, to: Account | null, stanza: BinaryNode): string | null {
    const contact = to?.phone ?? stanza.attrs['to'] ?? '';
    const malformed = this.malformed(from, to, stanza);
    if (malformed) return malformed;
    if (from === to) return null;
    const forced = this.forced(from.phone, contact);
    if (forced || !to) return forced;
    return this.policyRefusal(from, to, stanza) ?? this.limitRefusal(from, to, stanza);
  }

  /** Counts an accepted message. Returns whether the limits of the number changed. */
  took(from: Account, to: Account | null, isNew: boolean): boolean {
    const { newChats } = this.of(from.phone);
    if (!to || from === to || !isNew || !newChats || newChats.quota < 0) return false;
    const used = newChats.used + 1;
    const status = used >= newChats.quota ? 'CAPPED' : newChats.status;
    this.set(from.phone, { newChats: { ...newChats, used, status } });
    return status !== newChats.status;
  }

  /** Whether two phones never wrote to each other. */
  areStrangers(from: Account, to: Account): boolean {
    return this.chats.list(from.phone, { peer: to.phone }).length === 0;
  }

  private forced(phone: string, contact: string): string | null {
    const policy = this.policy(phone, contact);
    const { refuseWith, times } = policy;
    if (refuseWith === null || times === 0) return null;
    if (times !== null) policy.times = times - 1;
    return String(refuseWith);
  }

  /** A token where none may be, two of them, or one that nobody gave. */
  private malformed(from: Account, to: Account | null, stanza: BinaryNode): string | null {
    const [trusted, computed] = [child(stanza, 'tctoken'), child(stanza, 'cstoken')];
    if (!trusted && !computed) return null;
    const isForPeople = to !== null && to !== from && !isGroup(stanza.attrs['to'] ?? '');
    if (!isForPeople || (trusted && computed)) return REFUSALS.malformed;
    const isKnown = trusted
      ? this.tokens.isIssued(to, from, trusted)
      : computed && this.tokens.isComputed(to, from, computed);
    return isKnown ? null : REFUSALS.malformed;
  }

  private policyRefusal(from: Account, to: Account, stanza: BinaryNode): string | null {
    switch (this.policy(from.phone, to.phone).policy) {
      case 'timelocked':
        return REFUSALS.timelocked;
      case 'capped':
        return REFUSALS.capped;
      case 'needs-token':
        return this.tokens.isValid(to, from, stanza) ? null : REFUSALS.timelocked;
      default:
        return null;
    }
  }

  /** The limits of a number bind what it writes to strangers. */
  private limitRefusal(from: Account, to: Account, stanza: BinaryNode): string | null {
    const { timelock, newChats } = this.of(from.phone);
    const isLocked = timelock && (!timelock.until || new Date(timelock.until) > new Date());
    const isCapped = newChats?.status === 'CAPPED' && new Date(newChats.resetsAt) > new Date();
    if (!isLocked && !isCapped) return null;
    if (!this.areStrangers(from, to) || this.tokens.isValid(to, from, stanza)) return null;
    return isLocked ? REFUSALS.timelocked : REFUSALS.capped;
  }
}
