import { button, el } from '../dom/el.ts';
import { openPopup } from '../dom/popup.ts';
import { sendVoice } from '../model/sending.ts';
import { getState } from '../model/state.ts';
import { cx, labels } from '../variant.ts';
import { currentComposer } from './current-composer.ts';

interface Recording {
  readonly recorder: MediaRecorder;
  readonly bar: HTMLElement;
}

let recording: Recording | null = null;

export function isRecording(): boolean {
  return recording !== null;
}

/** Records until the button is pressed again; nothing leaves before. */
export function recordVoice(send: HTMLElement): void {
  const { active } = getState();
  navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => {
    if (getState().active !== active || recording) release(stream);
    else start(stream, send);
  }, sayNoDevice);
}

function start(stream: MediaStream, send: HTMLElement): void {
  const recorder = new MediaRecorder(stream);
  const cancel = button({ class: cx('link', 'record-cancel') }, [labels.cancel], () => {
    cancelRecording();
  });
  const bar = el('div', { class: cx('recording', 'record-time'), role: 'status' }, labels.recording, cancel);
  send.before(bar);
  currentComposer()?.update(true);
  recording = { recorder, bar };
  recorder.start();
}

export function stopAndSendVoice(): void {
  const ended = recording;
  const { active } = getState();
  if (!ended || active === null) return;
  const parts: Blob[] = [];
  ended.recorder.addEventListener('dataavailable', ({ data }) => {
    parts.push(data);
  });
  ended.recorder.addEventListener('stop', () => {
    sendVoice(active, new File(parts, 'voice.ogg', { type: 'audio/ogg' }));
  });
  cancelRecording();
}

/** Ends a recording; it is lost unless somebody waits for its data. */
export function cancelRecording(): void {
  if (!recording) return;
  const { recorder, bar } = recording;
  recording = null;
  bar.remove();
  recorder.stop();
  release(recorder.stream);
  currentComposer()?.update(false);
}

export function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

export function sayNoDevice(): void {
  openPopup(labels.noDevice);
}
