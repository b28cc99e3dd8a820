'use client';

import { useState, type ReactNode } from 'react';
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import type { MemberView } from '@whathooks/dto';
import { RESET_LINK_HOURS } from '@whathooks/dto/facts';
import { useHasPassword } from '../../../../features/auth/provider/queries';
import { useMakePasswordLink } from '../../../../features/members/queries';
import { useResetTwoFactor } from '../../../../features/two-factor/queries';
import { toProblem } from '../../../../shared/api/problem';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { notifyDone } from '../../../../shared/notices/notify';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { SecretBox } from '../../../../shared/ui/secret-box';
import { helpWords as words } from './words';

interface HelpDialogProps {
  /** Null when nobody is helped. */
  member: MemberView | null;
  onClose: () => void;
}

/** What an owner does for a member who cannot log in. */
export function HelpDialog({ member, onClose }: HelpDialogProps) {
  return (
    <Dialog
      opened={member !== null}
      onClose={onClose}
      title={words.title(member?.name ?? '')}
      size="large"
      closesOutside={false}
    >
      {member && <Help member={member} onClose={onClose} />}
    </Dialog>
  );
}

function Help({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const make = useMakePasswordLink();
  const reset = useResetTwoFactor();
  // A link is shown once, and stands in no cache.
  const [url, setUrl] = useState<string | null>(null);
  const hasPassword = useHasPassword();
  const [currentPassword, setCurrentPassword] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const asked = { id: member.id, currentPassword };
  const isWrong = isWrongPassword(make.error) || isWrongPassword(reset.error);
  const passwordError = isMissing ? words.passwordMissing : isWrong && words.passwordWrong;
  /** Runs with the owner's password alone. */
  const confirmed = (run: () => void) => {
    const lacks = hasPassword && currentPassword === '';
    setIsMissing(lacks);
    if (!lacks) run();
  };
  return (
    <Stack gap="lg">
      <Text size="sm">{words.sure}</Text>
      {hasPassword && (
        <PasswordInput
          label={words.ownPassword}
          description={words.ownPasswordHint}
          autoComplete="current-password"
          data-autofocus
          value={currentPassword}
          error={passwordError}
          onChange={(event) => setCurrentPassword(event.currentTarget.value)}
        />
      )}
      <Way title={words.password} text={words.passwordText(RESET_LINK_HOURS)} error={make.error}>
        {url === null ? (
          <Button
            variant="default"
            loading={make.isPending}
            onClick={() =>
              confirmed(() => make.mutate(asked, { onSuccess: (link) => setUrl(link.url) }))
            }
          >
            {words.makeLink}
          </Button>
        ) : (
          <Stack gap="xs" role="status">
            <SecretBox label={words.link} value={url} what={words.linkCopy} />
            <Text size="sm">{words.linkText}</Text>
          </Stack>
        )}
      </Way>
      <Way title={words.twoFactor} text={words.twoFactorText} error={reset.error}>
        <Button
          color="red"
          variant="outline"
          loading={reset.isPending}
          onClick={() =>
            confirmed(() =>
              reset.mutate(asked, {
                onSuccess: () => {
                  notifyDone(words.resetDone(member.name));
                  onClose();
                },
              }),
            )
          }
        >
          {words.reset}
        </Button>
      </Way>
      <Group justify="flex-end">
        <Button onClick={onClose}>{words.done}</Button>
      </Group>
    </Stack>
  );
}

/** Said beside the field. */
function isWrongPassword(error: unknown): boolean {
  return error !== null && toProblem(error).code === 'wrong_password';
}

interface WayProps {
  title: string;
  text: string;
  error: unknown;
  children: ReactNode;
}

function Way({ title, text, error, children }: WayProps) {
  return (
    <Stack gap="xs" align="stretch">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      {error !== null && !isWrongPassword(error) && <ProblemNotice error={error} />}
      <div>{children}</div>
    </Stack>
  );
}
