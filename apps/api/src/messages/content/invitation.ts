import { type ContentKind, ofAnyKind } from './kind';

/** Its code stays in the encoded message: whoever reads messages need not be able to join. */
export const invitation: ContentKind<'invitation'> = {
  ...ofAnyKind,
  keep: (content) => {
    const { code: _code, ...invitation } = content.invitation;
    return { ...ofAnyKind.keep(content), invitation };
  },
};
