'use client';

import { Radio, TextInput } from '@mantine/core';
import type { LabelView } from '@whathooks/dto';
import { LABEL_MAX } from '@whathooks/dto/facts';
import { LabelDot } from '../../../../features/labels/label-dot';
import { useKeepLabel } from '../../../../features/labels/queries';
import { LABEL_COLOR_NAMES } from '../../../../features/labels/words';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../shared/notices/notify';
import classes from './labels-screen.module.css';
import { words } from './words';

interface LabelFormProps {
  /** Missing for one that is new. */
  label?: LabelView;
  onClose: () => void;
}

/** Name and colour of a label. */
export function LabelForm({ label, onClose }: LabelFormProps) {
  const keep = useKeepLabel();
  const api = useApiForm({
    initialValues: { name: label?.name ?? '', color: label?.color ?? 0 },
    validate: { name: (value) => (value.trim() === '' ? words.nameMissing : null) },
    submit: async ({ name, color }) => {
      await keep.mutateAsync({ ...(label && { id: label.id }), name: name.trim(), color });
      notifyDone(words.saved);
      onClose();
    },
    fieldOfCode: { name_taken: 'name' },
  });
  const { form } = api;
  return (
    <ApiForm api={api} submit={words.save} onCancel={onClose}>
      <TextInput
        label={words.name}
        autoComplete="off"
        maxLength={LABEL_MAX}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group
        label={words.color}
        value={String(form.values.color)}
        onChange={(color) => form.setFieldValue('color', Number(color))}
      >
        <div className={classes.colors}>
          {LABEL_COLOR_NAMES.map((name, color) => (
            <Radio
              key={name}
              size="xs"
              value={String(color)}
              label={
                <span className={classes.color}>
                  <LabelDot color={color} />
                  {name}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
    </ApiForm>
  );
}
