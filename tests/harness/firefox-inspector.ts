import { evaluateInBrowserWindow } from './firefox-bidi.ts';
import { addOnId, type FirefoxWorld } from './firefox.ts';

/** The event page, where files are looked into in Firefox, as harness/inspector.ts has it in Chromium. */
export interface EventPage {
  /** A disk that is slow to read, from now on; what it was asked for it gives when told so, and is quick again. */
  slowDisk(): Promise<() => Promise<void>>;
  /** Whether a file is being read, which a slow disk holds up. */
  isReading(): Promise<boolean>;
  /** Of the next file the reader that is there says what it finds, but never that it is done with it. */
  muteReader(): Promise<void>;
  /** As if it had run out of memory: gone with all of its workers. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** What of the event page's window is asked and changed here. */
type EventWindow = typeof globalThis & {
  browser: { runtime: { getPlatformInfo(): Promise<unknown> } };
  hasRead?: boolean;
  letRead?: () => void;
};

/** Takes hold of the event page from one of the extension's own pages, and keeps it from being put to sleep meanwhile. */
export async function holdEventPage(world: FirefoxWorld): Promise<EventPage> {
  const page = await world.openOwnPage('options.html');
  await page.evaluate(async () => {
    const { runtime } = Reflect.get(globalThis, 'browser') as typeof import('webextension-polyfill');
    const events = (await runtime.getBackgroundPage()) as unknown as EventWindow;
    Reflect.set(globalThis, 'events', events);
    events.setInterval(() => void events.browser.runtime.getPlatformInfo(), 500);
  });
  return {
    async slowDisk() {
      await page.evaluate(slowDown);
      return () => page.evaluate(letRead);
    },
    isReading: () => page.evaluate(() => (Reflect.get(globalThis, 'events') as EventWindow).hasRead === true),
    muteReader: () => page.evaluate(muteReader),
    async kill() {
      await evaluateInBrowserWindow(page, killExpression);
    },
    close: () => page.close(),
  };
}

// What follows runs in the extension's page.

function slowDown(): void {
  const events = Reflect.get(globalThis, 'events') as EventWindow;
  const { arrayBuffer } = events.Blob.prototype;
  const mayRead = new events.Promise<void>((resolve) => {
    events.letRead = () => {
      events.Blob.prototype.arrayBuffer = arrayBuffer;
      resolve();
    };
  });
  events.hasRead = false;
  events.Blob.prototype.arrayBuffer = async function (this: Blob) {
    events.hasRead = true;
    await mayRead;
    return arrayBuffer.call(this);
  };
}

function letRead(): void {
  (Reflect.get(globalThis, 'events') as EventWindow).letRead?.();
}

function muteReader(): void {
  const events = Reflect.get(globalThis, 'events') as EventWindow;
  const { addEventListener } = events.Worker.prototype;
  const put = (listen: typeof addEventListener) => {
    events.Worker.prototype.addEventListener = listen;
  };
  put(function (this: Worker, ...[type, listener, options]: Parameters<typeof addEventListener>) {
    const hear = (event: Event) => {
      const isEnd = 'end' in (event as MessageEvent<object>).data;
      if (!isEnd && typeof listener === 'function') listener.call(this, event);
    };
    addEventListener.call(this, type, type === 'message' ? hear : listener, options);
    if (type === 'message') put(addEventListener);
  });
}

const killExpression = `(() => {
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(addOnId())});
  void extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return '';
})()`;
