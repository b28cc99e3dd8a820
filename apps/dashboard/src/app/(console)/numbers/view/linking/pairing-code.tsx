'use client';

import { Button, Stack, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { usePairingCode } from '../../../../../features/numbers/queries';
import { CopyIcon } from '../../../../../shared/ui/copy';
import { typedPhone } from '../../../../../shared/format/format';
import { Notice } from '../../../../../shared/notices/notice';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import classes from './pairing-code.module.css';
import { explainReason } from '../../../../../features/numbers/words';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';

/** Linking without a camera: eight characters to type on the phone. */
export function PairingCode({ session }: { session: SessionView }) {
  const { id, pairingCode: code, pairingCodeExpiresAt: until, statusReason } = session;
  const pair = usePairingCode(id);
  const seconds = useSecondsUntil(code && until);
  const isGood = code !== null && seconds !== null && seconds > 0;
  // What the server says of it, or its end: either way somebody has to ask for another one.
  const hasEnded = !isGood && pair.isSuccess && !pair.isPending;
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { phone: '' },
    validate: {
      phone: (value) =>
        /^[1-9]\d{6,14}$/.test(typedPhone(value))
          ? null
          : 'Write the number with its country code, for example 15551234567.',
    },
    submit: ({ phone }) => pair.mutateAsync(typedPhone(phone)),
  });

  return (
    <Stack gap="md" w="100%" maw={460}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {problem && <ProblemNotice error={problem} />}
          <TextInput
            label="Phone number"
            description="The number that will be linked, with country code."
            placeholder="15551234567"
            type="tel"
            autoComplete="off"
            {...form.getInputProps('phone')}
          />
          <Button type="submit" loading={busy} variant={isGood ? 'default' : 'filled'}>
            {isGood || hasEnded ? 'Get another code' : 'Get a code'}
          </Button>
        </Stack>
      </form>
      <div aria-live="polite">
        {isGood && <Code code={code} />}
        {hasEnded && (
          <Notice tone="warning" title="This code is not good any more">
            {statusReason === 'pairing_refused'
              ? explainReason(statusReason)
              : 'Get another code and type it within three minutes, or scan the QR code.'}
          </Notice>
        )}
      </div>
      {isGood && (
        <p className={`${classes.text} tabular`} aria-hidden="true">
          Good for {seconds} s. When WhatsApp wants another one, it appears here by itself.
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
        <code aria-label={`Code ${code.split('').join(' ')}`}>
          {code.slice(0, half)}
          <span aria-hidden="true" className={classes.dash}>
            –
          </span>
          {code.slice(half)}
        </code>
        <CopyIcon value={code} what="code" />
      </div>
      <p className={classes.text}>
        On the phone: <strong>Linked devices</strong>, <strong>Link a device</strong>,{' '}
        <strong>Link with phone number instead</strong>. Type this code there.
      </p>
    </div>
  );
}
