import { useMemo } from 'react';
import type { GroupView } from '@whathooks/dto';

/** What members of a group are called, by digits; undefined where only the number is known. */
export function useMemberTitle(
  group: GroupView | undefined,
): (digits: string) => string | undefined {
  return useMemo(() => {
    const named = (group?.members ?? []).filter(({ title, member }) => !title.includes(member));
    const titles = new Map(named.map(({ member, title }) => [member, title]));
    return (digits) => titles.get(digits);
  }, [group]);
}
