'use client';

import { useState } from 'react';
import { Button, FileButton, Group, Switch, Textarea, TextInput } from '@mantine/core';
import type { GroupView, UpdateGroupRequest } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import {
  useGroup,
  useGroupPicture,
  useLeaveGroup,
  useSetPicture,
  useUpdateGroup,
} from '../../../../features/groups/queries';
import { words } from '../../../../features/groups/words';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { Notice } from '../../../../shared/notices/notice';
import { notifyProblem } from '../../../../shared/notices/notify';
import { QueryState } from '../../../../shared/screens/query-state';
import { GroupMembers } from './group-members';
import { GroupJoining } from './group-joining';
import classes from './group-panel.module.css';

interface GroupPanelProps {
  groupId: string;
  /** Its number was deleted: nothing of the group can be changed. */
  isRemoved: boolean;
}

/** A group: what it is called, who is in it, and how it is used. Only what the number may do is offered. */
export function GroupPanel({ groupId, isRemoved }: GroupPanelProps) {
  return (
    <QueryState query={useGroup(groupId)} height={300}>
      {(group) => <Shown group={group} isRemoved={isRemoved} />}
    </QueryState>
  );
}

function Shown({ group, isRemoved }: { group: GroupView; isRemoved: boolean }) {
  const maySend = useMay('messages:send');
  const { isMember, ownRole, locked } = group;
  const isAdmin = ownRole === 'admin' || ownRole === 'owner';
  const mayChange = maySend && isMember && !isRemoved;
  return (
    <>
      {!isMember && <Notice tone="warning">{words.left}</Notice>}
      {group.subject === null && isMember && <Notice tone="info">{words.unknown}</Notice>}
      <Picture group={group} mayChange={mayChange && (isAdmin || !locked)} />
      <Description group={group} mayChange={mayChange && (isAdmin || !locked)} />
      <GroupMembers group={group} mayChange={mayChange} isAdmin={isAdmin} />
      {mayChange && isAdmin && <GroupJoining group={group} />}
      <Settings group={group} mayChange={mayChange && isAdmin} />
      {mayChange && <Leave group={group} />}
    </>
  );
}

function Picture({ group, mayChange }: { group: GroupView; mayChange: boolean }) {
  const { data: address } = useGroupPicture(group);
  const { mutate, isPending } = useSetPicture(group.id);
  const set = (file: File | null) => mutate(file, { onError: notifyProblem });
  if (!address && !mayChange) return null;
  return (
    <Group justify="center" gap="xs" pb="md">
      {address && (
        <img className={classes.picture} src={address} alt={words.picture(group.subject ?? '')} />
      )}
      {mayChange && (
        <FileButton accept="image/*" onChange={(file) => file && set(file)}>
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={isPending}>
              {words.changePicture}
            </Button>
          )}
        </FileButton>
      )}
      {mayChange && address && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => set(null)}>
          {words.removePicture}
        </Button>
      )}
    </Group>
  );
}

function Description({ group, mayChange }: { group: GroupView; mayChange: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.section}>
      <h4 className={classes.heading}>{words.description}</h4>
      <p className={classes.description} dir="auto">
        {group.description ?? words.noDescription}
      </p>
      {mayChange && (
        <Button variant="default" size="xs" onClick={() => setOpened(true)}>
          {words.edit}
        </Button>
      )}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={words.edit}>
        <EditForm group={group} onClose={() => setOpened(false)} />
      </Dialog>
    </section>
  );
}

function EditForm({ group, onClose }: { group: GroupView; onClose: () => void }) {
  const update = useUpdateGroup(group.id);
  const { subject, description } = group;
  const api = useApiForm({
    initialValues: { subject: subject ?? '', description: description ?? '' },
    validate: { subject: (value) => (value.trim() ? null : words.subjectWrong) },
    submit: async (given) => {
      const changes: UpdateGroupRequest = {
        ...(given.subject !== subject && { subject: given.subject }),
        ...(given.description !== (description ?? '') && {
          description: given.description.trim() ? given.description : null,
        }),
      };
      if (Object.keys(changes).length > 0) await update.mutateAsync(changes);
      onClose();
    },
  });
  return (
    <ApiForm api={api} submit={words.save} onCancel={onClose}>
      <TextInput label={words.subject} data-autofocus {...api.form.getInputProps('subject')} />
      <Textarea
        label={words.description}
        autosize
        minRows={3}
        maxRows={10}
        {...api.form.getInputProps('description')}
      />
    </ApiForm>
  );
}

const SETTINGS = ['announcement', 'locked', 'approval', 'adminsAdd'] as const;

function Settings({ group, mayChange }: { group: GroupView; mayChange: boolean }) {
  const { mutate, isPending } = useUpdateGroup(group.id);
  return (
    <section className={classes.section}>
      <h4 className={classes.heading}>{words.settings}</h4>
      {!mayChange && group.isMember && <p className={classes.reason}>{words.notAdmin}</p>}
      {SETTINGS.map((name) => (
        <Switch
          key={name}
          size="xs"
          py={5}
          label={words[name]}
          checked={group[name]}
          disabled={!mayChange || isPending}
          onChange={({ currentTarget: { checked } }) =>
            mutate({ [name]: checked }, { onError: notifyProblem })
          }
        />
      ))}
    </section>
  );
}

function Leave({ group }: { group: GroupView }) {
  const [opened, setOpened] = useState(false);
  const leave = useLeaveGroup(group.id);
  return (
    <section className={classes.section}>
      <Button variant="subtle" color="red" size="xs" onClick={() => setOpened(true)}>
        {words.leave}
      </Button>
      <Confirm
        opened={opened}
        title={words.leaveTitle}
        action={words.leave}
        onConfirm={() => leave.mutateAsync(undefined)}
        onClose={() => setOpened(false)}
      >
        {words.leaveText}
      </Confirm>
    </section>
  );
}
