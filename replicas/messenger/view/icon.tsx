import type { ReactNode } from 'react';
import { cx } from '../variant.ts';

// Outlines on a field of 24 by 24, drawn with strokes.
const paths = {
  plus: 'M12 5v14M5 12h14',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-2 4 4',
  sticker: 'M5 5h14v9l-5 5H5zM14 19v-5h5',
  gif: 'M4 6h16v12H4zM10 10H8v4h2v-2M13 10v4M16 14v-4h2',
  smile: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9 10h.01M15 10h.01M9 14q3 3 6 0',
  mic: 'M12 4a2 2 0 0 0-2 2v5a2 2 0 0 0 4 0V6a2 2 0 0 0-2-2M7 11a5 5 0 0 0 10 0M12 16v4',
  send: 'M4 12l16-7-6 15-3-6z',
  thumb: 'M5 11h3v8H5zM8 12l4-7q3 0 2 5h5l-2 9H8',
  phone: 'M6 4h3l2 5-2 1q1 3 4 4l1-2 5 2v3q-1 2-3 2Q7 17 5 7q0-2 1-3',
  camera: 'M4 7h11v10H4zM15 11l5-3v8l-5-3',
  screen: 'M4 5h16v11H4zM9 20h6',
  close: 'M6 6l12 12M18 6L6 18',
  reply: 'M10 6l-5 5 5 5M5 11h8q6 0 6 7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  forward: 'M14 6l5 5-5 5M19 11h-8q-6 0-6 7',
  poll: 'M6 20V10M12 20V4M18 20v-7',
  pin: 'M12 21q-7-8-6-12a6 6 0 0 1 12 0q1 4-6 12M12 9h.01',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20q1-6 8-6t8 6',
  saved: 'M5 5h14v11h-8l-4 4v-4H5z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cx('icon')}>
      <path d={paths[name]} />
    </svg>
  );
}
