import {
  add,
  apply,
  bare,
  defineProperty,
  describeField,
  getPrototypeOf,
  isCallable,
  newList,
  prototypeOf,
  readField,
  some,
} from '../messaging/natives.ts';
import type { Callable } from '../messaging/natives.ts';
import { onSettled } from './hook-natives.ts';

const NativeProxy = Proxy;

export type HookHandler = (native: Callable, self: unknown, args: readonly unknown[]) => unknown;

export interface Hooks {
  /**
   * Puts `handler` before a method that objects of the class have or inherit; nothing happens where there is none.
   * `isRisky`: called with a harmless object, the native would ask the person something.
   */
  hook(type: string, name: string, handler: HookHandler, isRisky?: boolean): void;
  /** Which hooks a call still reaches, as `Class.method`. */
  check(): { fired: string[]; missing: string[] };
}

interface Hooked {
  readonly start: object;
  readonly name: string;
  readonly label: string;
  readonly proxy: Callable;
  readonly asked: object;
}

export function createHooks(): Hooks {
  const hooked = newList<Hooked>();
  const probe = bare({});
  // Reading it throws, so that no native can make anything of it.
  const fuse = new NativeProxy(bare({}), bare({ get: blow }));
  let reached = false;

  const isReached = ({ start, name, proxy, asked }: Hooked): boolean => {
    reached = false;
    try {
      const current: unknown = readField(start, name);
      if (current === proxy) return true;
      // As `this` and as argument: many wrappers of pages hand on only one of them.
      if (isCallable(current)) onSettled(apply(current, asked, [asked]), ignore, ignore);
    } catch {
      // The page's wrapper made nothing of it, or there was no promise.
    }
    return reached;
  };

  return {
    hook(type, name, handler, isRisky = false) {
      // The functions of a window are its own.
      const start = type === 'Window' ? window : prototypeOf(type);
      const owner = start && ownerOf(start, name);
      const descriptor = owner && describeField(owner, name);
      const native: unknown = descriptor?.value;
      if (!start || !owner || !descriptor || !isCallable(native)) return;
      const trap = (_: Callable, self: unknown, args: readonly unknown[]): unknown => {
        const first = args.length > 0 ? args[0] : null;
        reached = self === probe || self === fuse || first === probe || first === fuse;
        return reached ? undefined : handler(native, self, args);
      };
      // A proxy has the native's name, length and text. Its handler inherits nothing, or a page could add traps to it.
      const proxy = new NativeProxy(native, bare({ apply: trap }));
      bare(descriptor).value = proxy;
      if (!defineProperty(owner, name, descriptor)) return;
      add(hooked, { start, name, label: `${type}.${name}`, proxy, asked: isRisky ? fuse : probe });
    },
    check() {
      const fired = newList<string>();
      const missing = newList<string>();
      some(hooked, (entry) => {
        add(isReached(entry) ? fired : missing, entry.label);
      });
      return { fired, missing };
    },
  };
}

function ownerOf(start: object, name: string): object | null {
  let owner: object | null = start;
  while (owner !== null && !describeField(owner, name)) owner = getPrototypeOf(owner);
  return owner;
}

function ignore(): void {
  // Nobody waits for a probe.
}

function blow(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- an error would show our stack to the page
  throw null;
}
