'use client';

import { Checkbox } from '@mantine/core';
import type { ChatView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useUpdateChat } from '../../../../features/chats/queries';
import { LabelDot } from '../../../../features/labels/label-dot';
import { useLabels } from '../../../../features/labels/queries';
import { notifyProblem } from '../../../../shared/notices/notify';
import classes from './person-panel.module.css';
import { words } from './words';

/** Labels of a chat, each with a box to put it on and to take it off. */
export function LabelsChoice({ chat }: { chat: ChatView }) {
  const { data: labels = [] } = useLabels();
  const { mutate, isPending } = useUpdateChat();
  const mayChange = useMay('messages:send');
  const own = new Set(chat.labels.map(({ id }) => id));
  if (labels.length === 0) return null;
  const toggle = (id: string) => {
    const next = own.has(id) ? [...own].filter((one) => one !== id) : [...own, id];
    mutate({ id: chat.id, changes: { labels: next } }, { onError: notifyProblem });
  };
  return (
    <fieldset className={classes.labels}>
      <legend>{words.labels}</legend>
      {labels.map(({ id, name, color }) => (
        <Checkbox
          key={id}
          size="xs"
          py={4}
          label={
            <>
              <LabelDot color={color} /> {name}
            </>
          }
          checked={own.has(id)}
          disabled={isPending || !mayChange}
          onChange={() => toggle(id)}
        />
      ))}
    </fieldset>
  );
}
