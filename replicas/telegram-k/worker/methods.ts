import type { Outgoing } from '../../shared/wire.ts';
import type { Trace } from '../port/protocol.ts';
import { editMessage, forwardMessages } from './change-methods.ts';
import { receive, settled } from './own-methods.ts';
import { sendFile, sendGrouped, sendOther, sendText } from './send-methods.ts';
import type { Session } from './session.ts';
import {
  getInlineResults,
  getWebPage,
  sendReaction,
  sendStory,
  startCall,
  startScreenShare,
  syncDraft,
  translateText,
} from './side-methods.ts';

/** What a call put on the network, and what the page is told. `at` is set by the caller. */
export interface Done {
  readonly sent: readonly Omit<Outgoing, 'at'>[];
  readonly result?: unknown;
}

/** One manager's method. Throws when the arguments are not of its shape. */
export type Method = (args: readonly unknown[], session: Session, trace: Trace) => Done | Promise<Done>;

/**
 * Manager and method, as they stand in the message. Those of appMessagesManager, appDraftsManager and
 * appWebPagesManager are known of the original; the others are assumed.
 */
export const methods: Readonly<Record<string, Method>> = {
  'appMessagesManager.sendText': sendText,
  'appMessagesManager.sendFile': sendFile,
  'appMessagesManager.sendGrouped': sendGrouped,
  'appMessagesManager.sendOther': sendOther,
  'appMessagesManager.editMessage': editMessage,
  'appMessagesManager.forwardMessages': forwardMessages,
  'appDraftsManager.syncDraft': syncDraft,
  'appWebPagesManager.getWebPage': getWebPage,
  'appInlineBotsManager.getInlineResults': getInlineResults,
  'appReactionsManager.sendReaction': sendReaction,
  'appTranslationsManager.translateText': translateText,
  'appStoriesManager.sendStory': sendStory,
  'appCallsManager.startCall': startCall,
  'appGroupCallsManager.startScreenShare': startScreenShare,
  'replica.receive': receive,
  'replica.settled': settled,
};
