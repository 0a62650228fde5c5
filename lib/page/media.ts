import { apply, isCallable, isObject, readField } from '../messaging/natives.ts';
import { NativeDomException, NativePromise } from './hook-natives.ts';
import type { Hooks } from './hooks.ts';
import { later } from './later.ts';
import type { Question, Questions } from './questions.ts';

/** Asks before camera, microphone or screen are opened. */
export function hookMedia(hooks: Hooks, questions: Questions): void {
  const hookPromise = (name: string, isDisplay: boolean): void => {
    hooks.hook(
      'MediaDevices',
      name,
      (native, self, args) =>
        new NativePromise((resolve, reject) => {
          questions.ask(questionOf(args[0], isDisplay), null, (pass) => {
            // An executor of its own: what the native throws is the page's to hear.
            resolve(new NativePromise((go) => (pass ? go(apply(native, self, args)) : reject(refusal()))));
          });
        }),
      isDisplay,
    );
  };
  hookPromise('getUserMedia', false);
  hookPromise('getDisplayMedia', true);
  hookCallbacks(hooks, questions, 'getUserMedia');
  hookCallbacks(hooks, questions, import.meta.env.FIREFOX ? 'mozGetUserMedia' : 'webkitGetUserMedia');
}

/** The older form, with two functions instead of a promise. */
function hookCallbacks({ hook }: Hooks, questions: Questions, name: string): void {
  hook('Navigator', name, (native, self, args) => {
    questions.ask(questionOf(args[0], false), null, (pass) => {
      const failed = args[2];
      if (pass) apply(native, self, args);
      else if (isCallable(failed)) later(() => void apply(failed, undefined, [refusal()]));
    });
  });
}

function questionOf(constraints: unknown, display: boolean): Question {
  const wants = (name: string): boolean => isObject(constraints) && !!readField(constraints, name);
  return { ask: 'media', audio: wants('audio'), video: display || wants('video'), display };
}

function refusal(): DOMException {
  return new NativeDomException('Permission denied', 'NotAllowedError');
}
