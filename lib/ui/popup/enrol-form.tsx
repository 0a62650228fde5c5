import { useId, useState } from 'preact/hooks';
import type { Translate } from '../texts/catalogue.ts';
import type { PopupKey } from '../texts/popup/index.ts';
import type { PopupActions } from './state.ts';

interface EnrolFormProps {
  readonly say: Translate<PopupKey>;
  readonly enrol: PopupActions['enrol'];
  /** The browser belonged to an organisation before, whose last rules are in force. */
  readonly again?: boolean;
}

/** Not enrolled yet: a field for the code. What was pasted stays there when it is refused. */
export function EnrolForm({ say, enrol, again = false }: EnrolFormProps) {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const errorId = useId();

  const submit = async () => {
    if (busy) return;
    if (code.trim() === '') {
      setError(say('enrolEmpty'));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      setError(await enrol(code.trim()));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h2>{say('enrolTitle')}</h2>
      {!again && <p>{say('enrolWhy')}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label>
          {say('enrolCode')}
          <textarea
            rows={3}
            value={code}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={error !== null}
            aria-describedby={errorId}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <p id={errorId} role="alert" class="error" hidden={error === null}>
          {error}
        </p>
        {/* Not `disabled`: that would throw the focus away while the server is asked. */}
        <button type="submit" aria-disabled={busy}>
          {say(busy ? 'enrolBusy' : 'enrolButton')}
        </button>
      </form>
    </>
  );
}
