// What HTTP itself costs on this machine: answers everything with 304 and as many headers as a poll's answer has.
// Run by bench/server/polls.ts as a process of its own; sends its port to its parent.
import { createServer } from 'node:http';

const headers = Array.from({ length: 8 }, (_, index) => [`x-bench-header-${index}`, 'x'.repeat(24)]).flat();
const server = createServer((_request, response) => {
  response.writeHead(304, headers).end();
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
process.once('disconnect', () => process.exit());
