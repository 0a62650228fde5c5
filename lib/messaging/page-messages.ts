/**
 * What is said on the line between the hooks in the page's world and the guard.
 */

/** What the hook does with the call it stopped. `wait`: a `settle` follows. */
export type Decision = 'pass' | 'drop' | 'wait';
export interface DecisionReply {
  readonly do: Decision;
}

/** Where a page hands a call to its worker; what it looks like there. Part of the platform's data. */
export interface ChokePoint {
  readonly id: string;
  readonly on: 'worker' | 'port' | 'broadcast';
  /** Channel → names of the methods that use it. */
  readonly gates: Readonly<Record<string, readonly string[]>>;
  /** Fields that hold a method's name, e.g. `name`, `method`. */
  readonly nameKeys: readonly string[];
  /** The field, beside the name, that holds the arguments. */
  readonly argsKey: string;
  /** Fields within the arguments that hold text; empty = every string. */
  readonly textKeys: readonly string[];
  /** The field, near the name, by which the page knows the answer again. */
  readonly idKey?: string;
  /** Fields within the arguments that name the conversation. */
  readonly peerKeys?: readonly string[];
  /** Fields within the arguments that are not looked into. */
  readonly skipKeys?: readonly string[];
  /** What the page is answered when the call is dropped; the string `$id` in it becomes the call's id. */
  readonly reply?: unknown;
}

/** Page → guard. The reply to `call`, `files` and `media` is a `DecisionReply`; null means pass. */
export type Ask =
  /** The hooks are in place: the guard that came first may configure them. */
  | { readonly ask: 'ready' }
  /** Travels with an `input type=file` that holds the files, when there are some. */
  | {
      readonly ask: 'call';
      readonly id: number;
      readonly channel: string;
      readonly method: string;
      readonly texts: readonly string[];
      readonly peer: string | null;
      readonly fileCount: number;
    }
  /** Travels with an `input type=file`. `truncated`: the folder holds more than was looked at. */
  | {
      readonly ask: 'files';
      readonly id: number;
      readonly via: 'picker' | 'directory';
      readonly truncated: boolean;
    }
  | {
      readonly ask: 'media';
      readonly id: number;
      readonly audio: boolean;
      readonly video: boolean;
      readonly display: boolean;
    }
  /** `document.open()` has wiped the listeners of document and window. */
  | { readonly ask: 'rearm' }
  /** A request was refused because it carried a held value. */
  | { readonly ask: 'held'; readonly where: HeldWhere };
export type HeldWhere = 'fetch' | 'xhr' | 'beacon' | 'websocket';

/** Guard → page. */
export type Tell =
  | { readonly tell: 'config'; readonly choke: readonly ChokePoint[] }
  /** `keep`: indexes of the files that may go on; null = all. */
  | {
      readonly tell: 'settle';
      readonly id: number;
      readonly pass: boolean;
      readonly keep: readonly number[] | null;
    }
  /** Replaces the values held before. An empty list ends it. */
  | { readonly tell: 'hold'; readonly values: readonly string[] }
  /** Reply: `CanaryReply`. */
  | { readonly tell: 'canary' }
  /** Travels with an input whose files go with the next `paste` or `drop`. */
  | { readonly tell: 'files' }
  /** Travels with the element that is pasted to. Reply: `ReplayReply`. */
  | { readonly tell: 'paste'; readonly text: string; readonly html: string }
  | { readonly tell: 'drop'; readonly text: string; readonly x: number; readonly y: number };

/** Hooks that still fire, and hooks that the page has thrown out. */
export interface CanaryReply {
  readonly fired: readonly string[];
  readonly missing: readonly string[];
}
/** `untouched`: the page did not cancel the event, so it made nothing of it. */
export interface ReplayReply {
  readonly untouched: boolean;
}
