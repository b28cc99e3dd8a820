import { ApiKey } from '../api-keys/api-key.entity';
import { RefreshToken } from '../auth/refresh-token.entity';
import { User } from '../auth/user.entity';
import { Membership } from '../organizations/membership.entity';
import { Organization } from '../organizations/organization.entity';

/** Every entity, listed: a table that nobody lists is found by the drift test. */
export const ENTITIES = [Organization, User, Membership, RefreshToken, ApiKey] as const;
