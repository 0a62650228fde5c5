/** One area of the extension's storage, in memory. */
export function fakeArea() {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key: string | null) =>
      key === null
        ? Object.fromEntries(values)
        : values.has(key)
          ? { [key]: structuredClone(values.get(key)) }
          : {},
    set: async (more: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(more)) values.set(key, structuredClone(value));
    },
    remove: async (keys: string | readonly string[]) => {
      for (const key of [keys].flat()) values.delete(key);
    },
  };
}

/** An event of the browser, which a test fires. */
export function fakeEvent<A extends unknown[]>() {
  const listeners: ((...about: A) => unknown)[] = [];
  return {
    addListener: (listener: (...about: A) => unknown) => void listeners.push(listener),
    fire: (...about: A): unknown[] => listeners.map((listener) => listener(...about)),
  };
}

const alarms = new Map<string, object>();
const nothing = async (): Promise<void> => undefined;

/** As much of a browser as the background asks for. To be put in place of messaging/browser.ts. */
export const browser = {
  storage: {
    local: fakeArea(),
    session: fakeArea(),
    managed: { get: async (): Promise<object> => ({}) },
    onChanged: fakeEvent<[object, string]>(),
  },
  action: {
    setBadgeText: async (_badge: { text: string | null }) => undefined,
    setBadgeBackgroundColor: nothing,
  },
  alarms: {
    onAlarm: fakeEvent<[{ name: string }]>(),
    get: async (name: string) => alarms.get(name),
    create: async (name: string, about: object) => void alarms.set(name, about),
  },
  runtime: {
    id: 'extension',
    getURL: (path: string): string => `chrome-extension://extension/${path}`,
    getManifest: () => ({ version: '1.2.3', host_permissions: ['https://web.whatsapp.com/*'] }),
    getPlatformInfo: async () => ({ os: 'linux' }),
    onMessage: fakeEvent<[unknown, { id: string; url: string; tab?: { id: number } }]>(),
    onUpdateAvailable: fakeEvent<[]>(),
    onStartup: fakeEvent<[]>(),
    onInstalled: fakeEvent<[{ reason: string; temporary: boolean }]>(),
  },
  tabs: {
    onRemoved: fakeEvent<[number]>(),
    query: async (): Promise<object[]> => [],
    create: nothing,
  },
  management: { getSelf: async () => ({ installType: 'admin' }) },
  extension: { isAllowedIncognitoAccess: async () => false },
  permissions: {
    contains: async (_asked: { origins: string[] }): Promise<boolean> => true,
    onAdded: fakeEvent<[]>(),
    onRemoved: fakeEvent<[]>(),
  },
};
