import { Button, Stack } from '@mantine/core';
import { Notice } from '../../shared/notices/notice';
import { SecretBox } from '../../shared/ui/secret-box';
import { setUpWords as words } from './words';

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** Codes that are shown once. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  return (
    <Stack gap="md">
      <Notice tone="warning" title={words.codesTitle}>
        {words.codesText}
      </Notice>
      <SecretBox label={words.codes} value={codes.join('\n')} what={words.codesCopy} multiline />
      <Button onClick={onDone}>{words.done}</Button>
    </Stack>
  );
}
