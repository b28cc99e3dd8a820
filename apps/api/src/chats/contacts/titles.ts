/** What a person is called. */
export interface Named {
  name: string | null;
  verifiedName: string | null;
  pushName: string | null;
  phone: string | null;
  lid: string | null;
}

/**
 * The name to show: in the address book of the phone, else as WhatsApp verified it, else as the person calls
 * themselves, else the phone number, else the digits of the LID.
 */
export function titleOf({ name, verifiedName, pushName, phone, lid }: Named): string {
  return name ?? verifiedName ?? pushName ?? (phone ? `+${phone}` : (lid ?? ''));
}
