import { browser } from '../messaging/browser.ts';
import { loadPolicy } from '../core/decide/index.ts';
import type { LoadedPolicy } from '../core/decide/index.ts';
import { parseBundleText } from '../core/policy/parse-bundle.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { isMode, modeKey, policyKey } from '../messaging/page-protocol.ts';
import type { GuardMode } from '../messaging/page-protocol.ts';

export interface ActivePolicy {
  readonly bundle: PolicyBundle;
  readonly loaded: LoadedPolicy;
}

/** The policy this page enforces: read once at start, kept up to date from `storage.local`, loaded when it is needed. */
export interface PolicySource {
  /** Undefined while the first read is under way; null when there is none. */
  readonly current: ActivePolicy | null | undefined;
  readonly mode: GuardMode;
  /** Resolves when the first read has ended, or after `timeoutMs`. */
  ready(timeoutMs: number): Promise<void>;
}

export type WatchPolicy = typeof watchPolicy;

/** A page that is never idle gets it then. */
const idleWithinMs = 500;

const unmanaged: GuardMode = { failMode: 'open', enrolled: false };

export function watchPolicy(
  onChange: (policy: ActivePolicy | null) => void,
  signal: AbortSignal,
): PolicySource {
  let current: ActivePolicy | null | undefined;
  let mode = unmanaged;
  let waiting: { readonly value: unknown } | null = null;
  const takePolicy = (value: unknown) => {
    const next = readPolicy(value);
    // A bundle that cannot be read never replaces one that is in force.
    if (next === null && current != null && value !== undefined) return;
    current = next;
    onChange(current);
  };
  const loadWaiting = () => {
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    takePolicy(value);
  };
  // What comes by a change is newer than the first read. Where that read fails, nobody knows: `current` stays undefined.
  const changed = new Set<string>();
  const take = (key: string, value: unknown) => {
    if (key === modeKey) mode = parseMode(value);
    if (key !== policyKey) return;
    loadWaiting(); // What comes after it may be unreadable, and then this one counts.
    waiting = { value };
    // Loading takes some 30 ms, which a page that is just starting needs for itself. Who asks for it has it at once.
    window.requestIdleCallback(loadWaiting, { timeout: idleWithinMs });
  };
  const first = browser.storage.local.get([policyKey, modeKey]).then(
    (values) => {
      for (const key of [modeKey, policyKey]) if (!changed.has(key)) take(key, values[key]);
    },
    () => undefined,
  );
  const listener = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string) => {
    if (area !== 'local') return;
    for (const [key, { newValue }] of Object.entries(changes)) {
      changed.add(key);
      take(key, newValue);
    }
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
  return {
    get current() {
      loadWaiting();
      return current;
    },
    get mode() {
      return mode;
    },
    ready: (timeoutMs) => Promise.race([first, after(timeoutMs)]),
  };
}

/** A policy as it stands in `storage.local`; null where there is none that can be used. */
export function readPolicy(value: unknown): ActivePolicy | null {
  if (value === undefined) return null;
  const bundle = parseBundleText(value);
  if (!bundle.ok) return null;
  try {
    return { bundle: bundle.value, loaded: loadPolicy(bundle.value) };
  } catch {
    return null; // as good as none: the last good one, or the fail mode, decides
  }
}

function parseMode(value: unknown): GuardMode {
  return isMode(value) ? value : unmanaged;
}

function after(timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeoutMs);
  });
}
