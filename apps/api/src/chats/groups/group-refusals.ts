import type { MemberOutcomeName, MemberOutcomeView } from '@whathooks/dto';
import { GroupError, type MemberOutcome } from '@whathooks/whatsapp';
import { ApiError } from '../../platform/http/problems/api-error';
import type { GroupCommand } from './group-commands';

/** What a command does, after "may". */
export const DOES: Record<GroupCommand['kind'], string> = {
  create: 'make a group',
  subject: 'change the subject',
  description: 'change the description',
  setting: 'change its settings',
  picture: 'change the picture',
  members: 'change who is in it and who administers it',
  leave: 'leave it',
  join: 'join it',
  accept: 'join it',
  decide: 'decide who joins',
  invite: 'see and renew its link',
  requests: 'see who asks to join',
  read: 'see who is in it',
};

/** Why WhatsApp did not do something with a group, and what can be done. */
export function refusalOf(error: GroupError, kind: GroupCommand['kind']): ApiError {
  if (kind === 'accept' && error.why !== 'unanswered' && error.why !== 'refused')
    return new ApiError(
      'group_link_invalid',
      'The invitation is over, or was taken back. Ask an administrator of the group for another one.',
    );
  switch (error.why) {
    case 'not_administrator':
      return notAdministrator(kind);
    case 'not_member':
    case 'not_found':
      return new ApiError('not_group_member');
    case 'invite_invalid':
      return new ApiError('group_link_invalid');
    case 'invite_revoked':
      return new ApiError(
        'group_link_invalid',
        'An administrator of the group has revoked this link. Ask a member for the present one.',
      );
    case 'conflict':
      return new ApiError(
        'group_refused',
        'Somebody else changed the same at this moment. Get the group again, and repeat the request if it is still needed.',
      );
    case 'too_long':
      return new ApiError('group_refused', 'WhatsApp takes no text like this, or none as long.');
    case 'unanswered':
      return new ApiError('whatsapp_unanswered');
    case 'refused':
      return new ApiError(
        'group_refused',
        `WhatsApp rejected it with error ${error.code ?? 'unknown'}, and nothing was changed. Repeat the request later.`,
      );
  }
}

export function notAdministrator(kind: GroupCommand['kind']): ApiError {
  return new ApiError(
    'not_group_administrator',
    `Only administrators of the group may ${DOES[kind]}. An administrator has to make the number one of them on their phone.`,
  );
}

type Action = 'add' | 'remove' | 'promote' | 'demote' | 'approve' | 'reject';

/** The outcome for one of the people of a request, in words. */
export function outcomeView(
  member: string,
  { error }: Pick<MemberOutcome, 'error'>,
  action: Action,
): MemberOutcomeView {
  const outcome = outcomeOf(error, action);
  return { member, outcome, detail: wordsOf(outcome, action, error) };
}

function outcomeOf(error: string | null, action: Action): MemberOutcomeName {
  switch (error) {
    case null:
      return 'done';
    case '401':
      return 'blocked';
    case '403':
      return 'invitation_needed';
    case '404':
      if (action === 'add') return 'not_on_whatsapp';
      return action === 'approve' || action === 'reject' ? 'not_requested' : 'not_a_member';
    case '405':
      return 'not_allowed';
    case '408':
      return 'left_recently';
    case '409':
      return 'already_member';
    case '419':
      return 'group_full';
    default:
      return 'refused';
  }
}

const DONE: Record<Action, string> = {
  add: 'They are in the group.',
  remove: 'They are no longer in the group.',
  promote: 'They administer the group.',
  demote: 'They no longer administer the group.',
  approve: 'They were let in.',
  reject: 'They were not let in.',
};

function wordsOf(outcome: MemberOutcomeName, action: Action, error: string | null): string {
  switch (outcome) {
    case 'done':
      return DONE[action];
    case 'invitation_needed':
      return 'They let only their contacts add them to groups. Send them the link of the group instead.';
    case 'already_member':
      return 'They are in the group already.';
    case 'not_a_member':
      return 'They are not in the group.';
    case 'not_on_whatsapp':
      return 'The number is not on WhatsApp. Check the country code.';
    case 'left_recently':
      return 'They left the group a short time ago, and can come back by its link only.';
    case 'blocked':
      return 'They block this number.';
    case 'group_full':
      return 'The group has as many members as WhatsApp allows.';
    case 'not_allowed':
      return 'WhatsApp does not allow this for who made the group.';
    case 'not_requested':
      return 'They no longer ask to join.';
    case 'refused':
      return `WhatsApp rejected it with error ${error}.`;
  }
}
