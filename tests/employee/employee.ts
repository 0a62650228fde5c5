import type { ReplicaServer } from '../../replicas/serve.ts';
import type { ConsoleClient } from '../harness/console-client.ts';
import type { SeenDialog } from '../harness/dialog.ts';
import type { SampleFile } from '../harness/sample-files.ts';

/** A person in a conversation of the WhatsApp replica, in either browser, with trusted input alone. */
export interface Employee {
  readonly replicas: Pick<ReplicaServer, 'sent' | 'whenSent' | 'reset'>;
  readonly admin: ConsoleClient;
  /** Goes to another conversation. */
  openChat(title: string): Promise<void>;
  /** Clicks into the composer and writes there. */
  type(text: string): Promise<void>;
  /** Writes where the focus is, key by key. */
  write(text: string): Promise<void>;
  /** Pastes it into the composer, by keyboard. */
  paste(text: string): Promise<void>;
  /** One key with its modifiers: `Enter`, `Control+.`. */
  press(keys: string): Promise<void>;
  clear(): Promise<void>;
  /** Texts that the page's model sent before a harmless message that is sent now. */
  sentUpTo(marker: string): Promise<readonly string[]>;
  dialog(): Promise<SeenDialog>;
  dialogGone(): Promise<void>;
  hasDialog(): Promise<boolean>;
  /** The text of the chip beside the composer; null when there is none. */
  chip(): Promise<string | null>;
  /** Runs in the page's own world. */
  inPage<T>(read: () => T): Promise<T>;
  /** By the picker of documents. */
  attach(files: readonly SampleFile[]): Promise<void>;
  sendAttached(count: number): Promise<void>;
  /** The address of the tab that `act` opens, which is closed again. */
  openedBy(act: () => Promise<void>): Promise<string>;
  /** What is on the clipboard. */
  clipboard(): Promise<string>;
  openRecord(): Promise<OwnRecordPage>;
}

/** "My record", in a tab. */
export interface OwnRecordPage {
  read(): Promise<{
    /** What was sent about each incident, as it is shown. */
    readonly reports: readonly string[];
    /** What was said about them: "This isn't sensitive". */
    readonly disputes: readonly string[];
    /** What was said and taken besides. */
    readonly feedback: readonly string[];
    readonly text: string;
  }>;
  /** As if it had been long ago that the security team was asked for answers: they are asked for again. */
  askForAnswers(): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Runs in "My record". */
export function readRecordPage() {
  return {
    reports: [...document.querySelectorAll('.reports article > details > pre')].map((one) => one.textContent),
    disputes: [...document.querySelectorAll('.said > details > pre')].map((one) => one.textContent),
    feedback: [...document.querySelectorAll('.feedback details > pre')].map((one) => one.textContent),
    text: document.body.textContent,
  };
}

/** Runs in a page of the extension's own. */
export async function forgetAsking(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('keyval-store');
    opening.onerror = () => reject(new Error('no store'));
    opening.onsuccess = () => {
      const { result } = opening;
      const change = result.transaction('keyval', 'readwrite');
      change.objectStore('keyval').delete('answers-asked');
      change.oncomplete = () => {
        result.close();
        resolve();
      };
    };
  });
  const { alarms } = Reflect.get(globalThis, 'browser') as typeof import('webextension-polyfill');
  await alarms.create('poll', { when: Date.now(), periodInMinutes: 1 });
}
