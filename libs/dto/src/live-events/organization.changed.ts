import { ORGANIZATION_PARTS, type OrganizationPart } from '../facts/statuses';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class OrganizationChangedData {
  @Field({ description: 'What to read again.', enum: ORGANIZATION_PARTS, example: 'labels' })
  what: OrganizationPart;
}

export const organizationChanged = defineLiveEvent({
  name: 'organization.changed',
  sentence:
    'Labels, snippets, clients, the assignment rule, or the members and invitations of the organization changed.',
  data: OrganizationChangedData,
  sample: { what: 'labels' },
});
