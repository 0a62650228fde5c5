import type { ReactNode } from 'react';
import { cx } from '../variant.ts';

/** Initials on one of four quiet colours. */
export function Avatar({ name }: { readonly name: string }): ReactNode {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const initials = words.slice(0, 2).map((word) => word.charAt(0).toUpperCase());
  const tone = 'abcd'.charAt(name.length % 4);
  return (
    <span aria-hidden="true" className={cx('avatar', `tone-${tone}`)}>
      {initials.join('')}
    </span>
  );
}
