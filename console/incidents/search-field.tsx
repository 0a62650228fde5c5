import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { parseIncidentSearch } from '../../lib/core/api/incident-search.ts';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { complete, placeAt, type Suggestion } from './completion.ts';
import { lookFor, queryHere } from './here.ts';
import { searchText } from './search-text.ts';
import { createSuggest } from './suggest.ts';
import { suggestWords } from './suggest-words.ts';

/** The search is the filter language; what is offered has results. Enter looks, `/` comes here. */
export function SearchField(props: {
  readonly models: Models;
  readonly me: string;
  readonly q: string;
}): VNode {
  const { models, me, q } = props;
  const { desk } = models;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const text = useSignal(q);
  const active = useSignal(-1);
  const suggest = useMemo(() => createSuggest(desk.api, suggestWords(models)), [desk, models]);
  useEffect(() => {
    text.value = q;
  }, [q]);
  useEffect(() => () => suggest.close(), [suggest]);

  const today = new Date().toISOString().slice(0, 10);
  const parsed = parseIncidentSearch(text.value, today);
  const suggestions = suggest.shown.value;

  const ask = () => {
    const field = input.current;
    if (field === null || field.selectionStart !== field.selectionEnd) return;
    active.value = -1;
    void suggest.ask(placeAt(field.value, field.selectionStart ?? 0), desk.incidents.looked.value.days, me);
  };
  const look = () => {
    suggest.close();
    if (parsed.ok) lookFor({ ...queryHere(), q: text.value.trim() });
  };
  const take = ({ insert }: Suggestion) => {
    const field = input.current;
    if (field === null) return;
    const place = placeAt(text.value, field.selectionStart ?? text.value.length);
    const next = complete(text.value, place, insert);
    text.value = next.query;
    field.value = next.query;
    field.setSelectionRange(next.caret, next.caret);
    field.focus();
    ask();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) {
      event.preventDefault();
      const places = suggestions.length + 1;
      active.value = ((active.value + 1 + step + places) % places) - 1;
      return;
    }
    const chosen = suggestions[active.value];
    if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      look();
    } else if (event.key === 'Escape') {
      if (suggestions.length > 0) suggest.close();
      else input.current?.blur();
    }
  };

  const problem = parsed.ok ? undefined : parsed.error[0];
  // What is still being typed is no mistake yet.
  const said = problem !== undefined && suggestions.length === 0 && text.value !== '' ? problem : undefined;
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <input
        ref={input}
        id={`${id}-field`}
        class="input search-input"
        type="text"
        role="combobox"
        aria-label={searchText.label}
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active.value >= 0 ? `${id}-${String(active.value)}` : undefined}
        aria-invalid={said === undefined ? undefined : 'true'}
        aria-describedby={said === undefined ? undefined : `${id}-problem`}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={searchText.placeholder}
        maxLength={1000}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          ask();
        }}
        onFocus={ask}
        onClick={ask}
        onBlur={() => suggest.close()}
        onKeyDown={onKeyDown}
      />
      {text.value === '' ? null : (
        <Button
          look="quiet"
          onClick={() => {
            text.value = '';
            input.current?.focus();
            lookFor({ ...queryHere(), q: undefined });
          }}
        >
          {searchText.clear}
        </Button>
      )}
      <ul
        class={suggestions.length > 0 ? 'suggestions' : 'suggestions suggestions-none'}
        id={`${id}-list`}
        role="listbox"
        aria-label={searchText.suggestions}
      >
        {suggestions.map((suggestion, index) => (
          <li
            key={suggestion.insert}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active.value}
            class="suggestion"
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <span class="suggestion-label">
              <Shown value={suggestion.label} max={60} mono />
            </span>
            <span class="suggestion-hint">
              <Shown value={suggestion.hint} max={60} />
            </span>
            {suggestion.count === null ? null : <span class="figure">{count(suggestion.count)}</span>}
          </li>
        ))}
      </ul>
      {said === undefined ? (
        suggest.nothing.value ? (
          <p class="search-note" role="status">
            {searchText.noValues}
          </p>
        ) : null
      ) : (
        <p class="search-note field-error" id={`${id}-problem`}>
          <Shown
            value={searchText.problems[said.code](text.value.slice(said.at, said.at + said.length))}
            max={200}
          />
        </p>
      )}
    </form>
  );
}
