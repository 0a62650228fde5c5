import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { lookingFor } from './here.ts';
import type { IncidentsQuery } from './route.ts';
import { searchText } from './search-text.ts';
import { builtInViews, isShown } from './views.ts';
import { CrossButton } from '../shell/cross-button.tsx';

/** Searches that are a click away: everybody's, and one's own. */
export function ViewsBar({
  models,
  query,
}: {
  readonly models: Models;
  readonly query: IncidentsQuery;
}): VNode {
  const { views, asking } = models.desk;
  const id = useId();
  const own = views.own.value;
  const known = [...builtInViews, ...own].some((view) => isShown(view, query));
  return (
    <nav class="views" aria-labelledby={id}>
      <h2 class="visually-hidden" id={id}>
        {searchText.views}
      </h2>
      <ul>
        {builtInViews.map((view) => (
          <li key={view.id}>
            <View query={view} shown={isShown(view, query)}>
              {searchText.viewNames[view.id]}
            </View>
          </li>
        ))}
        {own.map((view) => (
          <li key={`own-${view.name}`} class="view-own">
            <View query={view} shown={isShown(view, query)}>
              <Shown value={view.name} max={40} />
            </View>
            {isShown(view, query) ? (
              <CrossButton
                class="view-remove"
                label={searchText.removeView(sentenceText(view.name, 60))}
                onClick={() => void views.remove(view.name)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {known ? null : (
        <Button look="quiet" onClick={() => (asking.value = 'save-view')}>
          {searchText.save}
        </Button>
      )}
    </nav>
  );
}

function View(props: {
  readonly query: IncidentsQuery;
  readonly shown: boolean;
  readonly children: VNode | string;
}): VNode {
  const { q, days, by } = props.query;
  return (
    <a
      class="view"
      href={hrefOf(lookingFor({ q, days, by }))}
      aria-current={props.shown ? 'page' : undefined}
    >
      {props.children}
    </a>
  );
}
