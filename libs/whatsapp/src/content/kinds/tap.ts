import type { proto } from '@whiskeysockets/baileys';
import { jsonIn } from '../../wire/bounded-json';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** What a person chose of what a message offered. A field that does not apply is absent. */
export interface Choice {
  /** The id that the sender of the buttons gave this one. */
  id: string | null;
  /** What stood on it. */
  title: string | null;
  /** What it stood in. */
  kind: 'button' | 'list' | 'template' | 'flow';
  /** What a flow answered, where that can be read. */
  params?: object;
}

export interface TapContent extends Said {
  type: 'tap';
  tap: Choice;
}

export const tap = {
  type: 'tap',
  read(message): TapContent | null {
    const choice = choiceIn(message);
    return choice && { type: 'tap', ...textOf(choice.title), tap: choice };
  },
} satisfies Kind<TapContent>;

/** The protocol has a form for each of the things that something can be chosen in. */
function choiceIn(message: proto.IMessage): Choice | null {
  const {
    buttonsResponseMessage: button,
    listResponseMessage: list,
    templateButtonReplyMessage: template,
    interactiveResponseMessage: flow,
  } = message;
  if (button) return choice('button', button.selectedButtonId, button.selectedDisplayText);
  if (list) return choice('list', list.singleSelectReply?.selectedRowId, list.title);
  if (template) return choice('template', template.selectedId, template.selectedDisplayText);
  return flow ? flowIn(flow) : null;
}

function flowIn(flow: proto.Message.IInteractiveResponseMessage): Choice {
  const { name, paramsJson } = flow.nativeFlowResponseMessage ?? {};
  const said = jsonIn(paramsJson);
  const params = typeof said === 'object' && said !== null ? said : null;
  const id = params && 'id' in params ? params['id'] : null;
  return {
    ...choice('flow', typeof id === 'string' ? id : name, flow.body?.text),
    ...(params && { params }),
  };
}

function choice(
  kind: Choice['kind'],
  id: string | null | undefined,
  title: string | null | undefined,
): Choice {
  return { id: lineOf(id), title: lineOf(title), kind };
}
