import type { GroupInfo, GroupNews, GroupPerson } from '@whathooks/whatsapp';
import type { PersonAddress } from '../../contacts/person-address';

/** LIDs of people of whom a number may be known. */
export function lidsIn(news: readonly GroupNews[]): string[] {
  return news.flatMap((one) => {
    if (one.change === 'created') {
      const { members, owner } = one.group;
      // A group that is being made is not described yet.
      return lidsOf([...(members ?? []), ...(owner ? [owner] : [])]);
    }
    return 'members' in one ? lidsOf(one.members) : [];
  });
}

function lidsOf(people: readonly GroupPerson[]): string[] {
  return people.flatMap(({ digits, type }) => (type === 'lid' ? [digits] : []));
}

/** Names people by their numbers, where those behind their LIDs are known. */
export class NamedPeople {
  /** @param numbers by LID, both in digits. */
  constructor(private readonly numbers: ReadonlyMap<string, string>) {}

  news(news: GroupNews): GroupNews {
    if (this.numbers.size === 0) return news;
    if (news.change === 'created') return { ...news, group: this.group(news.group) };
    if (news.change === 'join_request')
      return { ...news, members: news.members.map((one) => this.person(one)) };
    if (!('members' in news)) return news;
    return { ...news, members: news.members.map((one) => this.person(one)) };
  }

  group(group: GroupInfo): GroupInfo {
    const { owner, members } = group;
    return {
      ...group,
      owner: owner && this.person(owner),
      members: members.map((one) => this.person(one)),
    };
  }

  person<One extends PersonAddress>(one: One): One {
    const phone = one.type === 'lid' ? this.numbers.get(one.digits) : undefined;
    return phone === undefined
      ? one
      : { ...one, digits: phone, type: 'phone', ...('lid' in one && { lid: one.digits }) };
  }
}
