import { Table, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { PERMISSIONS, roleMay, ROLES } from '@whathooks/dto/facts';
import { PERMISSION_WORDS, ROLE_NAMES } from '../../../../features/members/words';
import classes from './role-table.module.css';
import { permissionWords as words } from './words';

/** Every permission, and which roles have it: the table by which the API decides. */
export function RoleTable() {
  return (
    <div className={classes.root} tabIndex={0} role="region" aria-label={words.permission}>
      <Table verticalSpacing="xs" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.permission}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} className={classes.mark}>
                {ROLE_NAMES[role]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {PERMISSIONS.map((permission) => (
            <Table.Tr key={permission}>
              <Table.Th scope="row">{PERMISSION_WORDS[permission]}</Table.Th>
              {ROLES.map((role) => (
                <Table.Td key={role} className={classes.mark}>
                  <Mark isSet={roleMay(role, permission)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Mark({ isSet }: { isSet: boolean }) {
  return (
    <>
      {isSet ? (
        <IconCheck size={17} stroke={2} aria-hidden="true" className={classes.yes} />
      ) : (
        <IconMinus size={17} stroke={1.6} aria-hidden="true" className={classes.no} />
      )}
      <VisuallyHidden>{isSet ? words.yes : words.no}</VisuallyHidden>
    </>
  );
}
