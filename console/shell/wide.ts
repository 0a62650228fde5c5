import { signal, type ReadonlySignal } from '@preact/signals';

const query = matchMedia('(min-width: 800px)');
const current = signal(query.matches);
query.addEventListener('change', () => (current.value = query.matches));

/** Room for a list and what is chosen in it side by side; the same width as in `styles/incidents.css`. */
export const wide: ReadonlySignal<boolean> = current;
