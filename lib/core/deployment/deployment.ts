/**
 * What an organisation's computers are told so that their browsers have the extension and the extension knows its server:
 * the one place that `npm run host-extension`, the console's deployment kit and its remedies take it from.
 * docs/OPERATIONS.md shows the same (tests/docs/deployment.test.ts).
 */
export interface Deployment {
  /** In Chromium: 32 letters from a to p. */
  readonly id: string;
  readonly firefoxId: string;
  /** Of the folder that holds the extension, without a trailing slash. */
  readonly url: string;
  readonly settings: ManagedSettings;
  /** Also takes private windows away in Chrome and Edge, where no policy gives an extension access to them. */
  readonly noPrivateWindows: boolean;
}

/** What the extension reads of its managed storage (public/managed_schema.json). */
export interface ManagedSettings {
  readonly server: string;
  readonly rootKey: string;
  readonly enrolmentToken: string;
  readonly failMode?: 'open' | 'closed';
  readonly person?: string;
  readonly asset?: string;
  /** False: no page that says what is watched is opened when the extension is installed. */
  readonly welcomePage?: boolean;
}

/** The three parts of an enrolment code as managed settings. */
export function settingsOf(code: {
  readonly server: string;
  readonly rootKey: string;
  readonly token: string;
}): ManagedSettings {
  return { server: code.server, rootKey: code.rootKey, enrolmentToken: code.token };
}

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
