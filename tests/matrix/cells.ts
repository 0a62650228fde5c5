import type { Channel } from '../../lib/core/decide/egress.ts';
import type { SentRecord } from '../../replicas/serve.ts';
import type { Person, SampleFile } from './person.ts';

/** The rows of docs/COVERAGE.md: every way by which something leaves. */
export const rows = {
  enter: 'Typed text, Enter',
  'enter-modified': 'Ctrl, Cmd, Alt and Numpad Enter',
  'enter-body': 'Enter with the body focused',
  'silent-scheduled': 'Silent and scheduled send',
  'button-mouse': 'Send button, mouse',
  'button-touch': 'Send button, touch',
  'button-keyboard': 'Send button, keyboard',
  'paste-text': 'Paste text',
  'paste-html': 'Paste HTML',
  'paste-image': 'Paste an image or file',
  'drag-text': 'Drag text',
  'drag-files': 'Drag files',
  'drag-folder': 'Drag a folder',
  'drop-other-chat': 'Drop on another chat in the list',
  picker: 'File picker, attached or lazily mounted input',
  'picker-detached': 'File picker, detached input',
  'picker-fs': 'showOpenFilePicker',
  'picker-directory': 'Directory picker',
  'media-caption': 'Media dialog with caption, several files',
  'media-document': 'Media as document',
  edit: 'Edit a sent message',
  reply: 'Reply',
  forward: 'Forward, several recipients',
  'forward-unloaded': 'Forward of what is not loaded',
  draft: 'Drafts',
  preview: 'Link previews',
  'inline-bot': 'Inline bots and searches while typing',
  'share-sheet': 'Share sheets',
  status: 'Status and stories',
  poll: 'Polls',
  todo: 'To-do lists, events',
  contact: 'Contact',
  location: 'Location',
  voice: 'Voice notes',
  call: 'Calls',
  'screen-share': 'Screen sharing',
  'quick-reply': 'Saved and quick replies',
  translate: 'Translate, AI writing help',
  reaction: 'Reactions, stickers, GIFs, likes',
} as const;
export type Row = keyof typeof rows;

/** What the replica rests on there. */
export type Grade = 'source-verified' | 'dated report' | 'assumed';

/** Content that a cell sends: text, a file with the same text in it, and a picture (PNG) with it in a QR code. */
export interface Sample {
  readonly text: string;
  readonly file: SampleFile;
  picture(): Promise<Uint8Array>;
}

interface CellBase {
  readonly row: Row;
  readonly grade: Grade;
  /** One that runs in Firefox within `npm test` as well. */
  readonly representative?: boolean;
}

/**
 * `content`: done with what the policy blocks, nothing of it leaves, the dialog comes (unless `quiet`), and the
 * incident says `channel`; done with what is clean, exactly `clean` records leave (default 1) and nobody is asked.
 * `channel`: has no content; the policy warns. Refused, nothing leaves; started anyway, exactly one record.
 * `passes`: goes on whatever the policy says, as the threat model states. `absent`: there is no such way, and why; with
 * `held`, its forbidden half is played like that of `content`.
 */
export type Cell = CellBase &
  (
    | {
        readonly kind: 'content';
        readonly channel: Channel;
        act(person: Person, sample: Sample): Promise<void>;
        /** Records that carry clean content. */
        readonly clean?: number;
        /** Whether a record is what this cell sends. Default: it has the sample's text, or a file of its name. */
        readonly isOfCell?: (record: SentRecord) => boolean;
        /** Held without asking: it leaves while somebody types. */
        readonly quiet?: boolean;
        /** Cannot be driven in Firefox, and why. */
        readonly notInFirefox?: string;
      }
    | {
        readonly kind: 'channel';
        readonly channel: Channel;
        act(person: Person): Promise<void>;
        /** What is left to do once it was started anyway (a recording is sent at its end). */
        finish?(person: Person): Promise<void>;
        readonly notInFirefox?: string;
      }
    | { readonly kind: 'passes'; act(person: Person): Promise<void>; readonly notInFirefox?: string }
    | {
        readonly kind: 'absent';
        readonly why: string;
        /** What the guard holds all the same, as if there were such a way. */
        readonly held?: {
          readonly channel: Channel;
          act(person: Person, sample: Sample): Promise<void>;
          readonly notInFirefox?: string;
        };
      }
  );

/** One column of the matrix: a client. */
export interface Client {
  /** Also the name in the report. */
  readonly title: string;
  readonly platform: string;
  /** Opens the client with a conversation ready to write in. Called before each cell and each half of it. */
  ready(person: Person, row: Row): Promise<void>;
  readonly cells: readonly Cell[];
}

/** What leaves when a picture does: pages name it as they like. */
export const isPicture = ({ files }: SentRecord): boolean => files.some(({ type }) => type === 'image/png');
