import { hashClassName } from '../class-names.ts';

const query = new URLSearchParams(location.search);
const wanted = query.get('composer');

/** The whole page drifted, or nothing but the composer. */
export const drift = query.get('drift') === '1';
export const composerDrift = drift || query.get('drift') === 'main';
export const composerKind = wanted === 'editable' || wanted === 'plaintext' ? wanted : 'textarea';
/** Pages that keep their text in a state of their own send what the last `input` event saw. */
export const keepsInput = query.get('model') === 'input';
/** Who is signed in; `null` shows nobody. Plainly fake by default. */
export const account =
  query.get('account') === 'none' ? null : (query.get('account') ?? 'jo@replica.example');

const ordinary = {
  conversations: 'Conversations',
  signedIn: 'Signed in as',
  pick: 'Choose a conversation.',
  messages: 'Messages',
  composer: 'Message to',
  form: 'New message',
  send: 'Send',
  attach: 'Attach files',
  tray: 'Files to send',
  remove: 'Remove',
  edit: 'Edit',
  editForm: 'Edit message',
  save: 'Save',
  cancel: 'Cancel',
  edited: 'edited',
};

const drifted: Partial<typeof ordinary> = {
  composer: 'Write something for',
  form: 'Writing',
  send: 'Off it goes',
  attach: 'Pick',
  tray: 'Going along',
  edit: 'Change',
  editForm: 'Changing',
  save: 'Done',
};

export const labels = composerDrift ? { ...ordinary, ...drifted } : ordinary;

/** A hashed class name, as the style sheet of this variant has it. */
export function cx(name: string): string {
  return hashClassName(name, drift);
}
