import type { CanaryReply } from '../messaging/page-messages.ts';
import {
  apply,
  bare,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isCallable,
  NativeProxy,
  newList,
  readField,
  whenDone,
} from './natives.ts';
import type { Callable } from './natives.ts';

export type HookHandler = (native: Callable, self: unknown, args: readonly unknown[]) => unknown;

export interface Hooks {
  /**
   * Puts `handler` before the method that `start` has or inherits; nothing happens where there is none. `label` is its
   * name in the canary's reply. `isRisky`: called with a harmless object, the native would ask the person something.
   */
  hook(start: object | undefined, name: string, label: string, handler: HookHandler, isRisky?: boolean): void;
  /** Which hooks a call still reaches. */
  check(): CanaryReply;
}

interface Hooked {
  readonly start: object;
  readonly name: string;
  readonly label: string;
  readonly proxy: Callable;
  readonly probe: object;
}

export function createHooks(): Hooks {
  const hooked = newList<Hooked>();
  const probe = bare({});
  // Reading it throws, so that no native can make anything of it.
  const fuse = new NativeProxy(
    bare({}),
    bare({
      get() {
        throw null; // eslint-disable-line @typescript-eslint/only-throw-error -- an error would carry our stack to the page
      },
    }),
  );
  let reached = false;

  const isReached = ({ start, name, proxy, probe: asked }: Hooked): boolean => {
    reached = false;
    try {
      const current: unknown = readField(start, name);
      if (current === proxy) return true;
      if (!isCallable(current)) return false;
      // As `this` and as argument: many wrappers of pages hand on only one of them.
      whenDone(apply(current, asked, [asked]), ignore, ignore);
    } catch {
      // The page's wrapper made nothing of it, or there was no promise.
    }
    return reached;
  };

  return {
    hook(start, name, label, handler, isRisky = false) {
      const owner = start && ownerOf(start, name);
      const descriptor = owner && getOwnPropertyDescriptor(owner, name);
      const native: unknown = descriptor?.value;
      if (!start || !owner || !descriptor || !isCallable(native)) return;
      // A proxy has the native's name, length and text. Its handler inherits nothing, or a page could add traps to it.
      const proxy = new NativeProxy(
        native,
        bare({
          apply(_: Callable, self: unknown, args: readonly unknown[]): unknown {
            const first = args.length > 0 ? args[0] : undefined;
            if (self === probe || self === fuse || first === probe || first === fuse) {
              reached = true;
              return undefined;
            }
            return handler(native, self, args);
          },
        }),
      );
      bare(descriptor).value = proxy;
      if (!defineProperty(owner, name, descriptor)) return;
      hooked[hooked.length] = { start, name, label, proxy, probe: isRisky ? fuse : probe };
    },
    check() {
      const fired = newList<string>();
      const missing = newList<string>();
      for (let i = 0; i < hooked.length; i += 1) {
        const entry = hooked[i];
        if (entry === undefined) continue;
        const into = isReached(entry) ? fired : missing;
        into[into.length] = entry.label;
      }
      return { fired, missing };
    },
  };
}

function ignore(): void {
  // Nobody waits for a probe.
}

function ownerOf(start: object, name: string): object | null {
  for (let owner: object | null = start; owner !== null; owner = getPrototypeOf(owner)) {
    if (getOwnPropertyDescriptor(owner, name) !== undefined) return owner;
  }
  return null;
}
