import { type ReactNode, useState } from 'react';
import { leaveElsewhere } from '../../model/elsewhere.ts';
import { goTo } from '../../model/navigation.ts';
import { cx, labels } from '../../variant.ts';

/** A login form. What is kept of it is the name that was given, never the password. */
export function Login(): ReactNode {
  const [email, setEmail] = useState('');
  return (
    <main className={cx('feed')}>
      <form
        aria-label={labels.logIn}
        className={cx('card')}
        onSubmit={(event) => {
          event.preventDefault();
          leaveElsewhere('login', email);
          goTo('/');
        }}
      >
        <input
          type="text"
          name="email"
          autoComplete="username"
          aria-label={labels.email}
          placeholder={labels.email}
          className={cx('field')}
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
          }}
        />
        <input
          type="password"
          name="pass"
          autoComplete="current-password"
          aria-label={labels.password}
          placeholder={labels.password}
          className={cx('field')}
        />
        <button type="submit" className={cx('press', 'press-main')}>
          {labels.logIn}
        </button>
      </form>
    </main>
  );
}
