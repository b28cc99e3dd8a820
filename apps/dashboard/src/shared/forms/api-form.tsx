'use client';

import type { ReactNode } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { ProblemNotice } from '../notices/problem-notice';
import { words } from '../words';
import classes from './api-form.module.css';
import type { ApiForm as Api } from './use-api-form';

interface ApiFormProps {
  /** What {@link useApiForm} gave. */
  api: Pick<Api<object>, 'problem' | 'busy' | 'onSubmit'>;
  /** What the button does. */
  submit: string;
  /** In a dialog: what Cancel does. Then the buttons stand on the right. */
  onCancel?: () => void;
  /** The button is not the main thing to do on its screen. */
  quiet?: boolean;
  /** The button is as wide as the form. */
  wide?: boolean;
  /** The buttons stay in sight below a form that is longer than the screen. */
  sticky?: boolean;
  /** What came of it, beside the button. */
  status?: string;
  /** More buttons, after the first. */
  buttons?: ReactNode;
  children: ReactNode;
}

/** A form that is sent to the API: what was refused, the fields, and the buttons. */
export function ApiForm(props: ApiFormProps) {
  const { api, submit, onCancel, quiet, wide, sticky, status, buttons, children } = props;
  return (
    <form onSubmit={api.onSubmit} noValidate>
      <Stack gap="md">
        {api.problem && <ProblemNotice error={api.problem} />}
        {children}
        <Group
          justify={onCancel ? 'flex-end' : 'flex-start'}
          gap="sm"
          className={sticky ? (classes.sticky ?? '') : ''}
        >
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
          <Button
            type="submit"
            loading={api.busy}
            variant={quiet ? 'default' : 'filled'}
            fullWidth={wide ?? false}
          >
            {submit}
          </Button>
          {buttons}
          {status !== undefined && (
            <Text size="sm" role="status">
              {api.busy ? '' : status}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
