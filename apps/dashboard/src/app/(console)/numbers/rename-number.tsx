import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { NAME_MAX } from '@whathooks/dto/facts';
import { useUpdateSession } from '../../../features/numbers/queries';
import { notifyProblem } from '../../../shared/notices/notify';
import { words as sharedWords } from '../../../shared/words';
import classes from './numbers-screen.module.css';
import { createWords, words } from './words';

export function RenameButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      className={`${classes.above} ${classes.rename}`}
      aria-label={words.rename(name)}
      onClick={onClick}
    >
      <IconPencil size={15} stroke={1.7} />
    </ActionIcon>
  );
}

interface RenameFormProps {
  session: SessionView;
  onDone: () => void;
}

/** Gives a number another name where it stands. Enter saves, Escape leaves it as it was. */
export function RenameForm({ session, onDone }: RenameFormProps) {
  const [name, setName] = useState(session.name);
  const update = useUpdateSession(session.id);
  const trimmed = name.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed === session.name) onDone();
    else if (trimmed)
      update.mutate({ name: trimmed }, { onSuccess: onDone, onError: notifyProblem });
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <TextInput
        size="xs"
        aria-label={words.newName(session.name)}
        value={name}
        maxLength={NAME_MAX}
        autoFocus
        error={trimmed ? undefined : createWords.nameMissing}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={leave}
      />
      <Button type="submit" size="xs" loading={update.isPending}>
        {words.saveName}
      </Button>
      <Button size="xs" variant="default" onClick={onDone}>
        {sharedWords.cancel}
      </Button>
    </form>
  );
}
