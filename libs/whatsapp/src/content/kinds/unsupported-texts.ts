import type { proto } from '@whiskeysockets/baileys';

/** Lines of a kind, in the order in which a phone shows them. */
type Lines = readonly (string | null | undefined)[];

/**
 * What can be read of a kind that has no type of its own: the title of an order, the words of an
 * invitation.
 *
 * @returns null where there is nothing to read.
 */
export function textOfUnsupported(content: proto.IMessage): string | null {
  const lines = linesOf(content).flatMap((line) => line?.trim() || []);
  return lines.length > 0 ? [...new Set(lines)].join('\n') : null;
}

function linesOf(content: proto.IMessage): Lines {
  return tradeOf(content) ?? invitationOf(content) ?? menuOf(content) ?? questionOf(content) ?? [];
}

function tradeOf(content: proto.IMessage): Lines | null {
  const { orderMessage: order, productMessage: product, invoiceMessage: invoice } = content;
  if (order) return [order.orderTitle, order.message];
  if (product) return [product.product?.title ?? product.catalog?.title, product.body];
  return invoice ? [invoice.note] : null;
}

function invitationOf(content: proto.IMessage): Lines | null {
  const { newsletterAdminInviteMessage: channel, scheduledCallCreationMessage: call } = content;
  if (channel) return [channel.caption, channel.newsletterName];
  return call ? [call.title] : null;
}

/** Questions of channels and statuses, and stickers by the pack. */
function questionOf(content: proto.IMessage): Lines | null {
  const {
    questionResponseMessage: response,
    statusQuestionAnswerMessage: answer,
    pollResultSnapshotMessage: result,
    stickerPackMessage: pack,
  } = content;
  if (response ?? answer) return [(response ?? answer)?.text];
  if (result) return [result.name];
  return pack ? [pack.name, pack.publisher] : null;
}

/** What businesses send to be chosen from. */
function menuOf(content: proto.IMessage): Lines | null {
  const {
    buttonsMessage: buttons,
    listMessage: list,
    interactiveMessage: interactive,
    templateMessage,
  } = content;
  if (buttons) return [buttons.text, buttons.contentText];
  if (list) return [list.title, list.description];
  if (interactive) return [interactive.header?.title, interactive.body?.text];
  const template = templateMessage?.hydratedTemplate ?? templateMessage?.hydratedFourRowTemplate;
  return template ? [template.hydratedTitleText, template.hydratedContentText] : null;
}
