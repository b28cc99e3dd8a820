'use client';

import { Stack, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { usePairingCode } from '../../../../../features/numbers/queries';
import { CopyIcon } from '../../../../../shared/ui/copy';
import { isPhone, typedPhone } from '../../../../../shared/format/format';
import { Notice } from '../../../../../shared/notices/notice';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import classes from './pairing-code.module.css';
import { explainReason } from '../../../../../features/numbers/status-text';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';
import { pairingWords as words } from './words';

/** Linking without a camera: eight characters to type on the phone. */
export function PairingCode({ session }: { session: SessionView }) {
  const { id, pairingCode: code, pairingCodeExpiresAt: until, statusReason } = session;
  const pair = usePairingCode(id);
  const seconds = useSecondsUntil(code && until);
  const isGood = code !== null && seconds !== null && seconds > 0;
  // What the server says of it, or its end: either way somebody has to ask for another one.
  const hasEnded = !isGood && pair.isSuccess && !pair.isPending;
  const api = useApiForm({
    initialValues: { phone: '' },
    validate: {
      phone: (value) => (isPhone(typedPhone(value)) ? null : words.phoneWrong),
    },
    submit: ({ phone }) => pair.mutateAsync(typedPhone(phone)),
  });

  return (
    <Stack gap="md" w="100%" maw={460}>
      <ApiForm
        api={api}
        submit={isGood || hasEnded ? words.getAnother : words.get}
        quiet={isGood}
        wide
      >
        <TextInput
          label={words.phone}
          description={words.phoneHint}
          placeholder="15551234567"
          type="tel"
          autoComplete="off"
          {...api.form.getInputProps('phone')}
        />
      </ApiForm>
      <div aria-live="polite">
        {isGood && <Code code={code} />}
        {hasEnded && (
          <Notice tone="warning" title={words.ended}>
            {statusReason === 'pairing_refused' ? explainReason(statusReason) : words.endedText}
          </Notice>
        )}
      </div>
      {isGood && (
        <p className={`${classes.text} tabular`} aria-hidden="true">
          {words.goodFor(seconds)}
        </p>
      )}
    </Stack>
  );
}

function Code({ code }: { code: string }) {
  const half = Math.ceil(code.length / 2);
  return (
    <div className={classes.root}>
      <div className={classes.code}>
        <code aria-label={words.spelled(code.split('').join(' '))}>
          {code.slice(0, half)}
          <span aria-hidden="true" className={classes.dash}>
            –
          </span>
          {code.slice(half)}
        </code>
        <CopyIcon value={code} what={words.code} />
      </div>
      <p className={classes.text}>{words.steps()}</p>
    </div>
  );
}
