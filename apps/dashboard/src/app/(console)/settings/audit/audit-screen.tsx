'use client';

import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { type AuditFilter, exportAuditLog } from '../../../../features/audit/queries';
import { useMay } from '../../../../features/auth/use-may';
import { useMembers } from '../../../../features/members/queries';
import { RoleNote } from '../../../../features/members/role-note';
import { Empty } from '../../../../shared/notices/empty';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { PageHeader } from '../../../../shared/screens/page-header';
import { AuditLog } from '../audit-log';
import { auditScreenWords as words, auditWords } from '../words';
import { AuditFilters } from './audit-filters';
import { saveFile } from './save-file';
import { useAuditFilters } from './use-audit-filters';

/** Who changed or revealed what: filtered, and as a file. */
export function AuditScreen() {
  const mayRead = useMay('audit-log:read');
  return (
    <>
      {mayRead ? (
        <Filtered />
      ) : (
        <>
          <PageHeader title={auditWords.title} />
          <Empty icon={IconLock} title={words.notYours}>
            <RoleNote to="audit-log:read" />
          </Empty>
        </>
      )}
    </>
  );
}

function Filtered() {
  const filters = useAuditFilters();
  const { data: members = [] } = useMembers();
  return (
    <>
      <PageHeader
        title={auditWords.title}
        lead={words.lead}
        action={<Export filter={filters.filter} />}
      />
      <AuditFilters {...filters} members={members} />
      <AuditLog
        key={JSON.stringify(filters.filter)}
        filter={filters.filter}
        onShowAll={filters.clear}
      />
    </>
  );
}

function Export({ filter }: { filter: AuditFilter }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      saveFile(await exportAuditLog(filter), 'audit-log.csv');
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        loading={busy}
        onClick={() => void save()}
      >
        {words.export}
      </Button>
      {error !== null && <ProblemNotice error={error} />}
    </>
  );
}
