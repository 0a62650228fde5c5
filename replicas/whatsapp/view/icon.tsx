import type { ReactNode } from 'react';
import { cx, iconName } from '../variant.ts';

const paths = {
  'wds-ic-send-filled': 'M3 20.5v-6.6L13 12 3 10.1V3.5L22 12z',
  'mic-outlined':
    'M12 14.5a3.2 3.2 0 0 0 3.2-3.2V6a3.2 3.2 0 1 0-6.4 0v5.3A3.2 3.2 0 0 0 12 14.5zm5.6-3.2a5.6 5.6 0 0 1-11.2 0H4.6a7.4 7.4 0 0 0 6.5 7.3V22h1.8v-3.4a7.4 7.4 0 0 0 6.5-7.3z',
  'plus-rounded': 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  'expressions-rounded':
    'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zm0 17.2a7.7 7.7 0 1 1 0-15.4 7.7 7.7 0 0 1 0 15.4zM8.6 11a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zm6.8 0a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zM7.4 13.6a4.9 4.9 0 0 0 9.2 0z',
  'x-rounded': 'M6 4.6 12 10.6l6-6L19.4 6l-6 6 6 6-1.4 1.4-6-6-6 6L4.6 18l6-6-6-6z',
  'chevron-down': 'M5.6 8.6 12 15l6.4-6.4L20 10.2l-8 8-8-8z',
  'checkmark-rounded': 'M9.5 18.6 3.4 12.5 5 10.9l4.5 4.5L19 5.9l1.6 1.6z',
  'forward-rounded': 'M13 5l8 7-8 7v-4.4C8 14.6 4.900 16.200 3 19.500 3.500 14 6.600 9.900 13 9.400z',
  'document-filled': 'M6 2.500h8l4.500 4.500v14.500H6zm7.500 1.800V8h3.700z',
  'media-filled': 'M3 5h18v14H3zm3 11h12l-4-6-3 4-2-2.500z',
  'camera-filled':
    'M9 5h6l1.500 2.500H21V19H3V7.500h4.500zM12 16.500a3.700 3.700 0 1 0 0-7.400 3.700 3.700 0 0 0 0 7.400z',
  'audio-filled': 'M4 9h4l5-4v14l-5-4H4zm11.500-1a5 5 0 0 1 0 8z',
  'sticker-filled': 'M4 4h16v10l-6 6H4zm10 14.500 4.500-4.500H14z',
  'business-filled': 'M4 10V4h16v6l-1 1v9h-5v-5h-4v5H5v-9z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <span aria-hidden="true" data-icon={iconName(name)} className={cx('icon')}>
      <svg viewBox="0 0 24 24" width="24" height="24">
        <path d={paths[name]} fill="currentColor" />
      </svg>
    </span>
  );
}
