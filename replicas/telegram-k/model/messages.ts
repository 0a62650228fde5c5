import type { SentFile } from '../../sent.ts';

export interface Message {
  readonly mid: number;
  /** Author's name; `null` is oneself. */
  readonly from: string | null;
  readonly at: number;
  readonly text: string;
  /** With a content hash in the worker's copy, without in the page's. */
  readonly files: readonly FileNote[];
  readonly replyTo?: number;
  readonly edited?: boolean;
  readonly forwarded?: boolean;
  readonly scheduled?: boolean;
  /** Until the worker has answered. */
  readonly pending?: boolean;
  readonly reactions?: readonly string[];
}

export type FileNote = Omit<SentFile, 'sha256'> & Partial<Pick<SentFile, 'sha256'>>;

type Line = readonly [from: string | null, text: string, files?: readonly FileNote[]];

// The hash is that of the twelve bytes "floor plan 1".
const plan: FileNote = {
  name: 'floor-plan.pdf',
  type: 'application/pdf',
  bytes: 12,
  sha256: '9a13bc417c01b166b44c826a1f4d363189bbab09f7fdc9f183fe30cfb65d7530',
};

const script: Readonly<Record<string, readonly Line[]>> = {
  '5551000001': [
    ['Anna Example', 'Hi! Are we still on for Thursday?'],
    [null, 'Yes, half past six at the station.'],
    ['Anna Example', 'Perfect. Here is the floor plan.', [plan]],
    [null, 'Thanks, I will have a look.'],
  ],
  '-5552000001': longTalk(),
  '5551000002': [
    [null, 'Did the delivery arrive?'],
    ['Ben Sample', 'This morning, all six boxes.'],
  ],
  '5551000003': [['Carla Specimen', 'The form is on your desk.']],
  '-5553000001': [['Sandbox News', 'The playground is open again.']],
  '5554000001': [['Helper Bot', 'What can I do for you?']],
};

/** Long enough that most of it is not in the DOM. */
function longTalk(): Line[] {
  const names = ['Ben Sample', 'Carla Specimen', null, 'Anna Example'];
  return Array.from({ length: 120 }, (_, index): Line => [
    names[index % names.length] ?? null,
    `Point ${index + 1} of the list`,
  ]);
}

/** The same start for page and worker: messages by peer, minutes apart. */
export function seedMessages(now: number): Map<string, readonly Message[]> {
  return new Map(
    Object.entries(script).map(([peerId, lines], place) => [
      peerId,
      lines.map(([from, text, files = []], index): Message => {
        const at = now - ((lines.length - index) * 3 + place * 9) * 60_000;
        return { mid: (place + 1) * 1000 + index, from, at, text, files };
      }),
    ]),
  );
}
