'use client';

import { useRef, useState } from 'react';
import { ActionIcon, Button, Menu, Textarea, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { GroupMemberView, GroupView, MemberOutcomeView } from '@whathooks/dto';
import { useChangeMembers, useSendInviteLink } from '../../../../features/groups/queries';
import { Virtualizer } from 'virtua';
import { words } from '../../../../features/groups/words';
import { useSessions } from '../../../../features/numbers/queries';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { formatPhone, formatTitle, typedPhone } from '../../../../shared/format/format';
import { Notice } from '../../../../shared/notices/notice';
import { notifyPartly, notifyProblem } from '../../../../shared/notices/notify';
import { Phone } from '../../../../shared/ui/phone';
import classes from './group-panel.module.css';

/** From so many members on they are searched. */
const SEARCHED_FROM = 8;

interface MembersProps {
  group: GroupView;
  mayChange: boolean;
  isAdmin: boolean;
}

/** Who is in a group, administrators first. Only those in sight are drawn: there may be a thousand. */
export function GroupMembers({ group, mayChange, isAdmin }: MembersProps) {
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const { data: sessions = [] } = useSessions();
  const own = sessions.find(({ id }) => id === group.sessionId)?.phone;
  const members = group.members ?? [];
  const wanted = text.trim().toLowerCase();
  const shown = members.filter(
    ({ title, member }) =>
      title.toLowerCase().includes(wanted) || member.includes(typedPhone(wanted)),
  );
  return (
    <section className={classes.section} aria-label={words.members(group.size)}>
      <h4 className={classes.heading}>{words.members(group.size)}</h4>
      {members.length >= SEARCHED_FROM && (
        <TextInput
          size="xs"
          mb="xs"
          aria-label={words.searchMembers}
          placeholder={words.searchMembers}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {shown.length === 0 && wanted !== '' && (
        <p className={classes.reason}>{words.noSuchMember}</p>
      )}
      <div
        ref={scroller}
        className={classes.people}
        tabIndex={shown.length > SEARCHED_FROM ? 0 : undefined}
      >
        <Virtualizer scrollRef={scroller} as="ul" item="li" data={shown} bufferSize={60}>
          {(member) => (
            <Member
              key={`${member.memberType} ${member.member}`}
              groupId={group.id}
              member={member}
              isOwn={member.member === own}
              mayChange={mayChange && isAdmin}
            />
          )}
        </Virtualizer>
      </div>
      {mayChange && (isAdmin || !group.adminsAdd) && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      <Dialog opened={adding} onClose={() => setAdding(false)} title={words.add}>
        <AddForm group={group} onClose={() => setAdding(false)} />
      </Dialog>
    </section>
  );
}

interface MemberProps {
  groupId: string;
  member: GroupMemberView;
  isOwn: boolean;
  mayChange: boolean;
}

function Member({ groupId, member: { member, title, role }, isOwn, mayChange }: MemberProps) {
  const { mutate, isPending } = useChangeMembers(groupId);
  const change = (name: 'remove' | 'promote' | 'demote') =>
    mutate({ [name]: [member] }, { onSuccess: tellRefused, onError: notifyProblem });
  return (
    <div className={classes.member}>
      <span className={classes.name}>
        <bdi>{isOwn ? words.you : formatTitle(title)}</bdi>
      </span>
      {words.roles[role] && <span className={classes.role}>{words.roles[role]}</span>}
      {mayChange && !isOwn && role !== 'owner' && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.actionsOf(formatTitle(title))}
              loading={isPending}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {role === 'member' ? (
              <Menu.Item onClick={() => change('promote')}>{words.promote}</Menu.Item>
            ) : (
              <Menu.Item onClick={() => change('demote')}>{words.demote}</Menu.Item>
            )}
            <Menu.Item color="red" onClick={() => change('remove')}>
              {words.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Says of whom it was not done, and why. */
function tellRefused(outcomes: readonly MemberOutcomeView[]): void {
  for (const { member, outcome, detail } of outcomes)
    if (outcome !== 'done') notifyPartly(words.notDone(formatPhone(member)), detail);
}

/** Numbers as people write them, one a line. */
export function numbersIn(text: string): string[] {
  const lines = text.split(/[\n,;]+/).map((line) => typedPhone(line));
  return [...new Set(lines.filter((line) => line !== ''))];
}

function AddForm({ group, onClose }: { group: GroupView; onClose: () => void }) {
  const change = useChangeMembers(group.id);
  const [refused, setRefused] = useState<MemberOutcomeView[]>([]);
  const api = useApiForm({
    initialValues: { add: '' },
    validate: { add: (value) => (numbersIn(value).length > 0 ? null : words.numbersWrong) },
    submit: async ({ add }) => {
      const outcomes = await change.mutateAsync({ add: numbersIn(add) });
      const others = outcomes.filter(({ outcome }) => outcome !== 'done');
      setRefused(others);
      if (others.length === 0) onClose();
    },
  });
  return (
    <ApiForm api={api} submit={words.add} onCancel={onClose}>
      <Outcomes outcomes={refused} group={group} />
      <Textarea
        label={words.add}
        description={words.addHint}
        placeholder="15551234567"
        autosize
        minRows={3}
        data-autofocus
        {...api.form.getInputProps('add')}
      />
    </ApiForm>
  );
}

interface OutcomesProps {
  outcomes: readonly MemberOutcomeView[];
  group: GroupView;
}

/** Of whom something was not done; who can come by the link is sent it. */
export function Outcomes({ outcomes, group }: OutcomesProps) {
  if (outcomes.length === 0) return null;
  return (
    <Notice tone="warning">
      {outcomes.map((one) => (
        <div key={one.member}>
          <Phone digits={one.member} />: {one.detail}
          {COME_BY_LINK.has(one.outcome) && <SendLink group={group} member={one.member} />}
        </div>
      ))}
    </Notice>
  );
}

const COME_BY_LINK: ReadonlySet<MemberOutcomeView['outcome']> = new Set([
  'invitation_needed',
  'left_recently',
]);

/** Sends somebody whom nobody may add the link of the group, in a message of its own. */
function SendLink({ group, member }: { group: GroupView; member: string }) {
  const { mutate, isPending, isSuccess } = useSendInviteLink(group);
  if (isSuccess) return <p className={classes.sent}>{words.linkSent}</p>;
  return (
    <p className={classes.sent}>
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        aria-label={words.sendLinkTo(member)}
        onClick={() => mutate(member, { onError: notifyProblem })}
      >
        {words.sendLink}
      </Button>
    </p>
  );
}
