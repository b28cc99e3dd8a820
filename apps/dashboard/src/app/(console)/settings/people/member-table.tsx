import { Button, Group, Table, Text } from '@mantine/core';
import type { MemberView } from '@whathooks/dto';
import { reaches } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { useLimitText } from '../../../../features/clients/limits';
import { CardTable } from '../../../../shared/lists/card-table';
import classes from '../../../../shared/lists/card-table.module.css';
import { Moment } from '../../../../shared/ui/moment';
import { LimitedRole } from './limited-role';
import { memberWords as words } from './words';

interface MemberTableProps {
  members: readonly MemberView[];
  onChange: (member: MemberView) => void;
  onRemove: (member: MemberView) => void;
  onHelp: (member: MemberView) => void;
}

export function MemberTable({ members, onChange, onRemove, onHelp }: MemberTableProps) {
  const { user } = useIdentity();
  const limitText = useLimitText();
  const owners = members.filter(({ role }) => role === 'owner').length;
  return (
    <CardTable
      columns={[words.name, words.email, words.role, words.joined]}
      actions={words.actions}
    >
      {members.map((member) => (
        <Table.Tr key={member.id}>
          <Table.Th scope="row" data-label={words.name}>
            <span>{member.id === user.id ? words.you(member.name) : member.name}</span>
          </Table.Th>
          <Table.Td data-label={words.email}>
            <span className={classes.breaking}>{member.email}</span>
          </Table.Td>
          <Table.Td data-label={words.role}>
            <LimitedRole role={member.role} limit={limitText(member)} />
          </Table.Td>
          <Table.Td data-label={words.joined}>
            <Moment at={member.joinedAt} />
          </Table.Td>
          <Table.Td className={classes.actions}>
            <Actions
              member={member}
              isOnlyOwner={member.role === 'owner' && owners === 1}
              onChange={onChange}
              onRemove={onRemove}
              onHelp={onHelp}
            />
          </Table.Td>
        </Table.Tr>
      ))}
    </CardTable>
  );
}

interface ActionsProps extends Pick<MemberTableProps, 'onChange' | 'onRemove' | 'onHelp'> {
  member: MemberView;
  isOnlyOwner: boolean;
}

/** What the logged-in person may do with a member, or why they may not. */
function Actions({ member, isOnlyOwner, onChange, onRemove, onHelp }: ActionsProps) {
  const { user } = useIdentity();
  const mayManage = useMay('members:write');
  const mayHelp = useMay('password:reset');
  const isOwn = member.id === user.id;
  if (isOnlyOwner && isOwn) return <Reason text={words.onlyOwner} />;
  if (!mayManage && !isOwn) return null;
  if (!reaches(user.role, member.role)) return <Reason text={words.above} />;
  return (
    <Group gap="xs" justify="flex-end">
      {mayManage && (
        <Button
          variant="default"
          size="xs"
          aria-label={words.changeOf(member.name)}
          onClick={() => onChange(member)}
        >
          {words.change}
        </Button>
      )}
      {mayHelp && !isOwn && (
        <Button
          variant="default"
          size="xs"
          aria-label={words.helpOf(member.name)}
          onClick={() => onHelp(member)}
        >
          {words.help}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={isOwn ? words.leaveThis : words.removeOf(member.name)}
        onClick={() => onRemove(member)}
      >
        {isOwn ? words.leave : words.remove}
      </Button>
    </Group>
  );
}

function Reason({ text }: { text: string }) {
  return (
    <Text size="xs" c="dimmed" maw="18rem" ml="auto">
      {text}
    </Text>
  );
}
