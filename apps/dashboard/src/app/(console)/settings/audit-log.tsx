'use client';

import { Anchor } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type {
  AuditAction,
  AuditEntryView,
  MemberView,
  SessionView,
  WebhookView,
} from '@whathooks/dto';
import { type Deed } from '../../../features/audit/deed';
import { NUMBER_DEEDS } from '../../../features/audit/deed-words';
import { type AuditFilter, useAuditLog } from '../../../features/audit/queries';
import { useActorText } from '../../../features/audit/use-actor-text';
import { useMembers } from '../../../features/members/queries';
import { numberAddress } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { webhookAddress, webhookName } from '../../../features/webhooks/address';
import { useWebhooks } from '../../../features/webhooks/queries';
import { NoMatch } from '../../../shared/notices/no-match';
import { DataList } from '../../../shared/lists/data-list';
import { Link } from '../../../shared/ui/link';
import { Moment } from '../../../shared/ui/moment';
import classes from './audit-log.module.css';
import { auditScreenWords as screenWords, auditWords as words } from './words';

const DEEDS: Readonly<Record<AuditAction, Deed>> = {
  'api_key.created': words.madeKey,
  'api_key.rotated': words.rotatedKey,
  'api_key.revoked': words.revokedKey,
  'webhook.created': words.madeWebhook,
  'webhook.changed': words.changedWebhook,
  'webhook.deleted': words.deletedTheWebhook,
  'webhook.secret_revealed': words.revealed,
  'webhook.secret_rotated': words.rotated,
  'user.password_changed': words.changedPassword,
  'user.password_reset': words.setPassword,
  'user.logged_out_everywhere': words.loggedOut,
  'user.sign_in_ended': words.endedSignIn,
  'user.other_sign_ins_ended': words.endedOthers,
  'user.two_factor_enabled': words.enabledTwoFactor,
  'user.two_factor_disabled': words.disabledTwoFactor,
  'user.recovery_codes_renewed': words.renewedCodes,
  'user.provider_linked': words.linkedProvider,
  'user.provider_unlinked': words.unlinkedProvider,
  'member.two_factor_reset': words.resetTwoFactor,
  'member.password_link_created': words.madePasswordLink,
  'invitation.created': words.invited,
  'invitation.revoked': words.revokedInvitation,
  'member.joined': words.joined,
  'member.role_changed': words.changedRole,
  'member.limits_changed': words.limited,
  'member.removed': words.removed,
  'member.left': words.left,
  'organization.ownership_transferred': words.transferred,
  'organization.appearance_changed': words.changedAppearance,
  ...NUMBER_DEEDS,
  'client.created': words.madeClient,
  'client.renamed': words.renamedClient,
  'client.sessions_changed': words.changedClient,
  'client.deleted': words.deletedClient,
  'alerts.settings_changed': words.changedAlerts,
  'assignment_rule.changed': words.changedAssignment,
};

/** Every way of doing something that is accounted for. */
export const AUDIT_ACTION_NAMES = Object.keys(DEEDS) as AuditAction[];

interface AuditLogProps {
  filter?: AuditFilter;
  /** Takes the filters away. */
  onShowAll?: () => void;
}

/** Who did what has to be accounted for. Only owners and admins may read it. */
export function AuditLog({ filter = {}, onShowAll }: AuditLogProps) {
  const actorText = useActorText();
  const { data: webhooks = [] } = useWebhooks();
  const { data: members = [] } = useMembers();
  const { data: numbers = [] } = useSessions();
  return (
    <DataList
      query={useAuditLog(filter)}
      label={words.title}
      older={words.older}
      look="ruled"
      itemKey={({ id }) => id}
      rowClass={classes.entry}
      height={80}
      empty={
        onShowAll && Object.keys(filter).length > 0 ? (
          <NoMatch
            icon={IconListDetails}
            title={screenWords.noMatch}
            text={screenWords.noMatchText}
            onShowAll={onShowAll}
          />
        ) : (
          <p className={classes.empty}>{words.none}</p>
        )
      }
    >
      {(entry) => (
        <>
          <span>
            {DEEDS[entry.action](
              actorText(entry),
              <Target entry={entry} webhooks={webhooks} members={members} numbers={numbers} />,
              entry.details,
            )}
          </span>
          <span className={classes.time}>
            <Moment at={entry.at} />
          </span>
        </>
      )}
    </DataList>
  );
}

interface TargetProps {
  entry: AuditEntryView;
  webhooks: readonly WebhookView[];
  members: readonly MemberView[];
  numbers: readonly SessionView[];
}

function Target({ entry, webhooks, members, numbers }: TargetProps) {
  const { actor, target: id, targetName, details } = entry;
  if (id === actor) return words.ownAccount;
  if (id.startsWith('usr_')) {
    return members.find((member) => member.id === id)?.name ?? words.formerMember(targetName ?? id);
  }
  if (id.startsWith('sess_')) {
    const number = numbers.find((known) => known.id === id);
    if (!number) return words.deletedNumber(id);
    return (
      <Anchor component={Link} href={numberAddress(id)} underline="always" inherit>
        {number.name}
      </Anchor>
    );
  }
  const webhook = webhooks.find((known) => known.id === id);
  if (!webhook) return words.deletedWebhook(details['host'] ?? id);
  return (
    <Anchor component={Link} href={webhookAddress(id)} underline="always" inherit>
      <bdi>{webhookName(webhook)}</bdi>
    </Anchor>
  );
}
