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
  'chats-filled': 'M4 4h16v12H9l-5 4z',
  'status-filled':
    'M12 3a9 9 0 1 0 9 9h-2a7 7 0 1 1-7-7zm0 5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm2.500-4.600-.6 1.900a7 7 0 0 1 4.800 4.800l1.900-.6a9 9 0 0 0-6.100-6.100z',
  'profile-filled': 'M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zm-9 9q1-7 9-7t9 7z',
  'poll-filled': 'M4 10h4v10H4zm6-6h4v16h-4zm6 9h4v7h-4z',
  'event-filled': 'M4 5h3V3h2v2h6V3h2v2h3v16H4zm2 5v9h12v-9z',
  'contact-filled': 'M4 3h16v18H4zm8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm-5 6h10q-1-4-5-4t-5 4z',
  'location-filled':
    'M12 2.500a7 7 0 0 0-7 7c0 5 7 12 7 12s7-7 7-12a7 7 0 0 0-7-7zm0 9.500a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5z',
  'call-filled': 'M5 3h4l2 5-2.500 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4q0 2-2 2Q9 21 4 10 3 7 3 5q0-2 2-2z',
  'video-filled': 'M3 6h12v4l6-3.500v11L15 14v4H3z',
  'verified-filled':
    'M12 2l2.600 2 3.300-.2.900 3.200 2.700 1.900L20.300 12l1.200 3.100-2.700 1.900-.9 3.200-3.300-.2L12 22l-2.600-2-3.300.2-.9-3.200L2.500 15.100 3.700 12 2.500 8.900 5.200 7l.9-3.200 3.300.2zm-1.200 14 6-6-1.400-1.400-4.600 4.600-2.200-2.200L7.200 12.400z',
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
