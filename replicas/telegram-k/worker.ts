import { startSession } from './worker/session.ts';

// One file for both: a SharedWorker gets a port per tab, a plain Worker is its own port.
if ('onconnect' in self) {
  self.addEventListener('connect', (event) => {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (!port) return;
    const receive = startSession((message) => {
      port.postMessage(message);
    });
    port.addEventListener('message', ({ data }) => {
      receive(data);
    });
    port.start();
  });
} else {
  const receive = startSession((message) => {
    self.postMessage(message);
  });
  self.addEventListener('message', ({ data }) => {
    receive(data);
  });
}
