import type { SentRecord } from '../../replicas/serve.ts';
import type { SeenDialog } from '../harness/dialog.ts';

/** An element: a CSS selector, or its role and accessible name. The first that is shown counts. */
export type Where = string | { readonly role: string; readonly name: string };

/** A file as a person has it on disk. `path` with slashes makes folders. */
export interface SampleFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a person does in a messenger, with trusted input, in either browser. */
export interface Person {
  readonly browser: 'chromium' | 'firefox';
  /** Opens an address in this person's tab. */
  open(url: string): Promise<void>;
  click(where: Where, how?: 'left' | 'right' | 'touch'): Promise<void>;
  hover(where: Where): Promise<void>;
  /** Focus without a click. */
  focus(where: Where): Promise<void>;
  /** Takes the focus away from everything, so that the body has it. */
  blur(): Promise<void>;
  /** One key with its modifiers: `Enter`, `Control+Shift+Enter`, `NumpadEnter`. */
  press(keys: string): Promise<void>;
  /** Key by key into what has the focus. */
  type(text: string): Promise<void>;
  /** Copies and pastes into what has the focus. `image`: a PNG. */
  paste(what: { readonly text?: string; readonly html?: string; readonly image?: Uint8Array }): Promise<void>;
  /** Clicks what opens a file picker, and chooses. With a folder path as only entry, a folder. */
  choose(opener: Where, files: readonly SampleFile[]): Promise<void>;
  /** Drags from the desktop and drops; in Firefox the browser's own code hands the files over (firefox-files.ts). */
  dropFiles(where: Where, files: readonly SampleFile[]): Promise<void>;
  /** This and the next in Chromium only. */
  dropFolder(where: Where, files: readonly SampleFile[]): Promise<void>;
  dropText(where: Where, text: string): Promise<void>;
  waitFor(where: Where): Promise<void>;
  gone(where: Where): Promise<void>;
  count(where: Where): Promise<number>;
  evaluate<T>(inPage: () => T | Promise<T>): Promise<T>;
  /** With a text handed over: the function runs in the page and sees nothing else of the test. */
  evaluate<T>(inPage: (text: string) => T | Promise<T>, text: string): Promise<T>;
  /** Everything the page's model has sent since the start of this cell, once its worker has nothing left to do. */
  sent(): Promise<readonly SentRecord[]>;
  /** The employee's dialog, when it has come. */
  dialog(): Promise<SeenDialog>;
  dialogGone(): Promise<void>;
  /** The text of the chip beside the composer; null when there is none. */
  chip(): Promise<string | null>;
  close(): Promise<void>;
}
