'use client';

import { useState } from 'react';
import { Anchor, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useInstallation } from '../../../features/installation/queries';
import { useMessages } from '../../../features/messages/queries';
import { useSessions } from '../../../features/numbers/queries';
import { typedPhone } from '../../../shared/format/format';
import { Notice } from '../../../shared/notices/notice';
import { ownOrigin } from '../../../shared/own-address';
import { SecretBox } from '../../../shared/ui/secret-box';
import { curlLine } from './curl-line';
import { Link } from '../../../shared/ui/link';
import { NUMBERS } from '../../../features/numbers/address';
import { numberLabel } from '../../../features/numbers/status-text';
import { numberWords } from '../../../features/numbers/words';
import { newKeyWords as words } from './words';

/** The number of the docs, for want of one that wrote already. */
const SAMPLE_RECIPIENT = '15551234567';

/** A command with the new key, a connected number and a recipient: it works as it stands. */
export function TryKey({ token }: { token: string }) {
  const { data: sessions = [] } = useSessions();
  const connected = sessions.filter((session) => session.status === 'CONNECTED');
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const session = connected.find(({ id }) => id === chosen) ?? connected[0];
  const inbound = useMessages(
    { sessionId: session?.id, direction: 'inbound' },
    { limit: 1, enabled: session !== undefined },
  );
  const simulated = useInstallation().data?.mode === 'simulated';
  const lastAuthor = inbound.data?.pages[0]?.data[0]?.from;
  const to = typed ?? lastAuthor ?? SAMPLE_RECIPIENT;

  if (!session) {
    return (
      <Notice
        tone="info"
        title={words.linkFirst}
        action={
          <Anchor component={Link} href={NUMBERS} size="sm">
            {numberWords.title}
          </Anchor>
        }
      >
        {words.linkFirstText}
      </Notice>
    );
  }
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: connected.length > 1 ? 2 : 1 }} spacing="sm">
        {connected.length > 1 && (
          <NativeSelect
            label={words.sendFrom}
            value={session.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={connected.map((one) => ({ value: one.id, label: numberLabel(one) }))}
          />
        )}
        <TextInput
          label={words.sendTo}
          description={lastAuthor === undefined && simulated ? words.simulatedHint : undefined}
          inputMode="tel"
          autoComplete="off"
          value={to}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </SimpleGrid>
      <SecretBox
        label={words.command}
        what={words.commandCopy}
        multiline
        value={curlLine({
          origin: ownOrigin(),
          token,
          sessionId: session.id,
          to: typedPhone(to),
          text: words.sampleText,
        })}
      />
    </Stack>
  );
}
