import { openLine } from '../../messaging/page-line.ts';
import { readAsk } from '../../messaging/read-ask.ts';

/**
 * In the guard's place, for tests: keeps what it is asked, answers as it was told to, and takes its orders from the page
 * by an event `stub`, with JSON in attributes of the root element.
 */
interface Order {
  readonly decide?: string;
  readonly tell?: unknown;
  /** What the telling is about. */
  readonly target?: string;
  readonly file?: string;
}

const line = openLine(document, 'guard');
const connectedAtOnce = line.connected;
const asks: unknown[] = [];
const changes: string[] = [];
let decision = 'pass';

line.onMessage((message, node) => {
  const files =
    node instanceof HTMLInputElement
      ? [...(node.files ?? [])].map(({ name, size }) => `${name}:${size}`)
      : [];
  const ask = readAsk(message);
  asks.push({ ...ask, ...(files.length > 0 && { files }) });
  // A page that reopens its document takes away the stub's own listener as well.
  if (ask?.ask === 'rearm') listen();
  return { do: decision };
});

function obey(): void {
  const root = document.documentElement;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the test's own
  const order = JSON.parse(root.getAttribute('order') ?? '{}') as Order;
  if (order.decide !== undefined) decision = order.decide;
  const reply = order.tell === undefined ? null : tell(order);
  const report = {
    reply,
    asks: asks.splice(0),
    changes: changes.splice(0),
    connected: line.connected,
    connectedAtOnce,
  };
  root.setAttribute('report', JSON.stringify(report));
}

function tell({ tell: message, target, file }: Order): unknown {
  if (file !== undefined) {
    const input = Object.assign(document.createElement('input'), { type: 'file' });
    const transfer = new DataTransfer();
    transfer.items.add(new File([file], file));
    input.files = transfer.files;
    line.send({ tell: 'files' }, input);
  }
  return line.send(message, target === undefined ? null : document.querySelector(target));
}

function listen(): void {
  window.addEventListener('stub', obey, true);
  window.addEventListener('change', heard, true);
}

function heard(event: Event): void {
  const input = event.target;
  if (input instanceof HTMLInputElement)
    changes.push([...(input.files ?? [])].map(({ name }) => name).join());
}

listen();
