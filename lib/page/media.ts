import type { Hooks } from './hooks.ts';
import { apply, isCallable, isObject, NativePromise, prototypeOf, readField } from './natives.ts';
import type { Question, Questions } from './questions.ts';

const NativeDomException = DOMException;
const { setTimeout: later } = globalThis;

/** Asks before camera, microphone or screen are opened. */
export function hookMedia(hooks: Hooks, questions: Questions): void {
  const promised = (name: string, isDisplay: boolean): void => {
    hooks.hook(
      prototypeOf('MediaDevices'),
      name,
      `MediaDevices.${name}`,
      (native, self, args) =>
        new NativePromise((resolve, reject) => {
          questions.ask(questionOf(args[0], isDisplay), null, (pass) => {
            try {
              if (pass) resolve(apply(native, self, args));
              else reject(refusal());
            } catch (error: unknown) {
              // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the native's own, handed on
              reject(error);
            }
          });
        }),
      isDisplay,
    );
  };
  promised('getUserMedia', false);
  promised('getDisplayMedia', true);
  for (const name of ['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'])
    hookOld(hooks, questions, name);
}

/** The older form, with two functions instead of a promise. */
function hookOld(hooks: Hooks, questions: Questions, name: string): void {
  hooks.hook(Navigator.prototype, name, `Navigator.${name}`, (native, self, args) => {
    let result: unknown;
    questions.ask(questionOf(args[0], false), null, (pass) => {
      if (pass) result = apply(native, self, args);
      else apply(later, undefined, [() => isCallable(args[2]) && apply(args[2], undefined, [refusal()]), 0]);
    });
    return result;
  });
}

function questionOf(constraints: unknown, display: boolean): Question {
  const wants = (name: string): boolean => isObject(constraints) && Boolean(readField(constraints, name));
  return { ask: 'media', audio: wants('audio'), video: display || wants('video'), display };
}

function refusal(): DOMException {
  return new NativeDomException('Permission denied', 'NotAllowedError');
}
