import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import {
  type AcceptedInvitation,
  GroupError,
  type GroupInfo,
  type GroupRefusal,
  type GroupSettings,
  type JoinRequest,
  type MemberOutcome,
  type WhatsAppGroups,
} from '../api/groups';
import { bareJid } from '../wire/addresses';
import { cleanId, cleanTime } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';
import { newWaMessageId } from '../wire/message-ids';
import { groupIn } from './group-info';
import { personIn } from './group-people';

/** How long the server may take to answer, in ms. */
export const ANSWER_MS = 12_000;

/** Where questions go that are about no group in particular. */
const ALL_GROUPS = '@g.us';

/** Names of settings on the wire: on, off. */
const SWITCHES = {
  announcement: ['announcement', 'not_announcement'],
  locked: ['locked', 'unlocked'],
} as const;

const REFUSALS: Partial<Record<string, GroupRefusal>> = {
  401: 'not_administrator',
  403: 'not_member',
  404: 'not_found',
  406: 'invite_invalid',
  409: 'conflict',
  410: 'invite_revoked',
};

/**
 * Asks the server about groups. The questions are written here and not taken from Baileys, which reads no errors of
 * single members and keeps one address of each.
 */
export class GroupQuestions implements WhatsAppGroups {
  constructor(private readonly socket: WASocket) {}

  async all(): Promise<GroupInfo[]> {
    const answer = await this.ask(ALL_GROUPS, 'get', {
      tag: 'participating',
      attrs: {},
      content: [
        { tag: 'participants', attrs: {} },
        { tag: 'description', attrs: {} },
      ],
    });
    const groups = childOf(answer, 'groups');
    const described = groups ? childrenOf(groups).filter(({ tag }) => tag === 'group') : [];
    const read = await Promise.all(described.map((one) => groupIn(one, this.numberOfLid)));
    return read.filter((one) => one !== null);
  }

  async find(jid: string): Promise<GroupInfo> {
    return this.described(await this.ask(jid, 'get', node('query', { request: 'interactive' })));
  }

  async create(
    subject: string,
    members: readonly string[],
    key: string,
  ): Promise<{ group: GroupInfo; outcomes: MemberOutcome[] }> {
    const named = { ...node('create', { subject, key }), content: participants(members) };
    const answer = await this.ask(ALL_GROUPS, 'set', named);
    const group = await this.described(answer);
    return { group, outcomes: outcomesOf(childOf(answer, 'group'), members) };
  }

  async setSubject(jid: string, subject: string): Promise<void> {
    const content = Buffer.from(subject);
    await this.change(jid, { ...node('subject'), content });
  }

  async setDescription(jid: string, description: string | null): Promise<void> {
    const known = await this.ask(jid, 'get', node('query', { request: 'interactive' }));
    const group = childOf(known, 'group');
    const before = group && childOf(group, 'description')?.attrs['id'];
    const prev: Record<string, string> = before === undefined ? {} : { prev: before };
    const what = description
      ? {
          ...node('description', { id: newWaMessageId(), ...prev }),
          content: [{ ...node('body'), content: Buffer.from(description) }],
        }
      : node('description', { delete: 'true', ...prev });
    await this.change(jid, what);
  }

  async setSetting(jid: string, setting: keyof GroupSettings, isOn: boolean): Promise<void> {
    await this.change(jid, settingNode(setting, isOn));
  }

  async setPicture(jid: string, picture: Uint8Array | null): Promise<string | null> {
    const answer = await answerOf(() =>
      this.socket.query(
        {
          tag: 'iq',
          attrs: { to: 's.whatsapp.net', type: 'set', xmlns: 'w:profile:picture', target: jid },
          ...(picture && {
            content: [{ ...node('picture', { type: 'image' }), content: picture }],
          }),
        },
        ANSWER_MS,
      ),
    );
    return cleanId(childOf(answer, 'picture')?.attrs['id'] ?? '') || null;
  }

  async changeMembers(
    jid: string,
    change: 'add' | 'remove' | 'promote' | 'demote',
    members: readonly string[],
  ): Promise<MemberOutcome[]> {
    const what = { ...node(change), content: participants(members) };
    const answer = await this.change(jid, what);
    return outcomesOf(childOf(answer, change), members);
  }

  async inviteCode(jid: string): Promise<string> {
    return codeIn(await this.ask(jid, 'get', node('invite')));
  }

  async revokeInvite(jid: string): Promise<string> {
    return codeIn(await this.change(jid, node('invite')));
  }

  async invited(code: string): Promise<GroupInfo> {
    return this.described(await this.ask(ALL_GROUPS, 'get', node('invite', { code })));
  }

  async join(code: string): Promise<{ jid: string; isIn: boolean }> {
    const answer = await this.ask(ALL_GROUPS, 'set', node('invite', { code }));
    const group = childOf(answer, 'group');
    const jid = (group ?? childOf(answer, 'membership_approval_request'))?.attrs['jid'];
    if (!jid) throw new GroupError('refused', null);
    return { jid: cleanId(bareJid(jid)), isIn: group !== undefined };
  }

  async accept(jid: string, { code, until, by }: AcceptedInvitation): Promise<void> {
    await this.ask(jid, 'set', node('accept', { code, expiration: String(until ?? 0), admin: by }));
  }

  async leave(jid: string): Promise<void> {
    const what = { ...node('leave'), content: [node('group', { id: jid })] };
    await this.ask(ALL_GROUPS, 'set', what);
  }

  async joinRequests(jid: string): Promise<JoinRequest[]> {
    const answer = await this.ask(jid, 'get', node('membership_approval_requests'));
    const list = childOf(answer, 'membership_approval_requests');
    return Promise.all(
      (list ? childrenOf(list) : [])
        .filter(({ attrs }) => attrs['jid'])
        .map(async ({ attrs }) => ({
          ...(await personIn(attrs, this.numberOfLid)),
          requestedAt: cleanTime(Number(attrs['request_time'])),
        })),
    );
  }

  async decide(
    jid: string,
    decision: 'approve' | 'reject',
    people: readonly string[],
  ): Promise<MemberOutcome[]> {
    const decided = { ...node(decision), content: participants(people) };
    const what = { ...node('membership_requests_action'), content: [decided] };
    const answer = childOf(await this.change(jid, what), 'membership_requests_action');
    return outcomesOf(answer && childOf(answer, decision), people);
  }

  private readonly numberOfLid = (lid: string): Promise<string | null> =>
    this.socket.signalRepository.lidMapping.getPNForLID(lid);

  private async described(answer: BinaryNode): Promise<GroupInfo> {
    const group = await groupIn(childOf(answer, 'group'), this.numberOfLid);
    if (!group) throw new GroupError('refused', null);
    return group;
  }

  /** 406 says of a change that a text is too long, and of anything else that a link leads nowhere. */
  private async change(jid: string, what: BinaryNode): Promise<BinaryNode> {
    try {
      return await this.ask(jid, 'set', what);
    } catch (error) {
      if (error instanceof GroupError && error.why === 'invite_invalid')
        throw new GroupError('too_long', error.code);
      throw error;
    }
  }

  private ask(to: string, type: 'get' | 'set', what: BinaryNode): Promise<BinaryNode> {
    const attrs = { to, type, xmlns: 'w:g2' };
    return answerOf(() => this.socket.query({ tag: 'iq', attrs, content: [what] }, ANSWER_MS));
  }
}

/**
 * Sends a question and returns the server's answer. Baileys gives `undefined` where none came, and an error with
 * the code as `data` for a refusal.
 *
 * @throws GroupError
 */
export async function answerOf(ask: () => Promise<unknown>): Promise<BinaryNode> {
  let answer: unknown;
  try {
    answer = await ask();
  } catch (error) {
    const { data } = error as { data?: unknown };
    if (typeof data !== 'number') throw new GroupError('unanswered', null);
    throw new GroupError(REFUSALS[data] ?? 'refused', String(data));
  }
  if (!answer) throw new GroupError('unanswered', null);
  return answer as BinaryNode;
}

function node(tag: string, attrs: Record<string, string> = {}): BinaryNode {
  return { tag, attrs };
}

function participants(jids: readonly string[]): BinaryNode[] {
  return jids.map((jid) => node('participant', { jid }));
}

function settingNode(setting: keyof GroupSettings, isOn: boolean): BinaryNode {
  if (setting === 'approval') {
    const join = node('group_join', { state: isOn ? 'on' : 'off' });
    return { ...node('membership_approval_mode'), content: [join] };
  }
  if (setting === 'adminsAdd') {
    const mode = isOn ? 'admin_add' : 'all_member_add';
    return { ...node('member_add_mode'), content: Buffer.from(mode) };
  }
  return node(SWITCHES[setting][isOn ? 0 : 1]);
}

function childOf(parent: BinaryNode, tag: string): BinaryNode | undefined {
  return childrenOf(parent).find((one) => one.tag === tag);
}

function codeIn(answer: BinaryNode): string {
  const code = childOf(answer, 'invite')?.attrs['code'];
  if (!code) throw new GroupError('refused', null);
  return cleanId(code);
}

/**
 * What became of each of those who were named. The server names them by the other address where the group goes by that;
 * whom it does not name at all, it has nothing to say against.
 */
function outcomesOf(answer: BinaryNode | undefined, named: readonly string[]): MemberOutcome[] {
  const participants = answer ? childrenOf(answer).filter(({ tag }) => tag === 'participant') : [];
  const errors = new Map(
    participants.flatMap(({ attrs }) =>
      [attrs['jid'], attrs['phone_number'], attrs['lid']].flatMap((jid) =>
        jid && attrs['error'] ? [[bareJid(jid), attrs['error']] as const] : [],
      ),
    ),
  );
  return named.map((jid) => ({ jid, error: errors.get(bareJid(jid)) ?? null }));
}
