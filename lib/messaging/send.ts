import type { Result } from '../core/result.ts';
import { protocol } from './protocol.ts';
import type { MessageName, Reply } from './protocol.ts';
import type { Request } from './requests.ts';
import { exchange, type SendError } from './send-from-page.ts';

/** Asks the background, from a page of the extension. Never throws and never hangs. */
export function send<N extends MessageName>(
  name: N,
  payload: Request<N>,
): Promise<Result<Reply<N>, SendError>> {
  return exchange<Reply<N>>(name, payload, protocol[name]);
}
