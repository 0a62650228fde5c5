import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import { localText } from '../rules/editor-model.ts';
import { categoryWords } from '../rules/policy-words.ts';
import { count } from '../shell/time.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-entry.ts';
import { searchCatalogue } from './search.ts';
import { detectorText as text } from './text.ts';

const mostShown = 60;
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the keys of the table
const categories = Object.keys(categoryWords) as (keyof typeof categoryWords)[];

/** All detectors and dictionaries of the draft, found by words, with what they find and where that is defined. */
export function DetectorPicker(props: {
  readonly catalogue: Catalogue;
  readonly onPick: (entry: CatalogueEntry) => void;
  readonly onClose: () => void;
}): VNode {
  const search = useSignal('');
  const category = useSignal('');
  const { entries } = props.catalogue;
  // Nothing that is kept: the detectors may still come while this is open.
  const found = searchCatalogue(entries, search.value).filter(
    (entry) => category.value === '' || (entry.category ?? 'dictionary') === category.value,
  );
  return (
    <ModalDialog title={text.pick} onClose={props.onClose}>
      <div class="picker">
        <div class="picker-search">
          <input
            class="input input-full"
            type="search"
            aria-label={text.search}
            placeholder={text.search}
            value={search.value}
            onInput={(event) => (search.value = event.currentTarget.value)}
          />
          <select
            class="input"
            aria-label={text.category}
            value={category.value}
            onChange={(event) => (category.value = event.currentTarget.value)}
          >
            <option value="">{text.all}</option>
            {categories.map((each) => (
              <option key={each} value={each}>
                {categoryWords[each]}
              </option>
            ))}
            <option value="dictionary">{text.dictionaries}</option>
          </select>
        </div>
        <p class="quiet" role="status">
          {entries.length === 0 ? text.reading : found.length === 0 ? text.nothing : text.found(found.length)}
        </p>
        <ul class="picker-list">
          {found.slice(0, mostShown).map((entry) => (
            <li key={`${entry.kind} ${entry.id}`}>
              <Entry entry={entry} onPick={() => props.onPick(entry)} />
            </li>
          ))}
        </ul>
      </div>
    </ModalDialog>
  );
}

function Entry({ entry, onPick }: { readonly entry: CatalogueEntry; readonly onPick: () => void }): VNode {
  const { title, id, category, locales, source, examples, entries } = entry;
  const open = useSignal(false);
  const name = localText(title);
  return (
    <div class="picker-entry">
      <button
        type="button"
        class="picker-name"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <b>
          <Shown value={name} max={80} />
        </b>
        <span class="quiet">
          {category === null ? text.dictionaries : categoryWords[category]} ·{' '}
          <Shown value={id} mono max={64} />
        </span>
      </button>
      <Button of={sentenceText(name, 80)} onClick={onPick}>
        {text.choose}
      </Button>
      {open.value ? (
        <dl class="picker-facts">
          {entries === null ? (
            <>
              <dt>{text.locales}</dt>
              <dd>
                {locales.includes('*') ? text.everywhere : <Shown value={locales.join(', ')} max={120} />}
              </dd>
            </>
          ) : (
            <>
              <dt>{text.entries}</dt>
              <dd>{text.entryCount(count(entries))}</dd>
            </>
          )}
          {source === null ? null : (
            <>
              <dt>{text.source}</dt>
              <dd>
                <Shown value={source} max={300} />
              </dd>
            </>
          )}
          {examples.map(({ text: whole, found }, index) => (
            <ExampleRow key={index} whole={whole} found={found} />
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function ExampleRow({ whole, found }: { readonly whole: string; readonly found: string }): VNode {
  const at = whole.indexOf(found);
  return (
    <>
      <dt>{text.finds}</dt>
      <dd class="picker-example">
        {at < 0 ? (
          <Shown value={whole} max={300} />
        ) : (
          <>
            <Shown value={whole.slice(0, at)} max={140} />
            <mark>
              <Shown value={found} max={140} />
            </mark>
            <Shown value={whole.slice(at + found.length)} max={140} />
          </>
        )}
      </dd>
    </>
  );
}
