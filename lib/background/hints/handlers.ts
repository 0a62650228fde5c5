import type { Handlers } from '../../messaging/serve.ts';
import { noteRefusal, standingRefusal } from '../back-off.ts';
import { loadIdentity } from '../identity.ts';
import type { Identity } from '../identity.ts';
import { noteStreamHeard, noteStreamSought } from '../poll-time.ts';
import { quietly } from '../quietly.ts';
import { freshToken } from '../token.ts';

type Asked = 'hints/where' | 'hints/refused' | 'hints/ended' | 'hints/version';

/** What listens to the server's stream asks where that is, and tells what came of it. */
export function hintHandlers({
  sync,
  flush,
  heartbeat,
}: Readonly<Record<'sync' | 'flush' | 'heartbeat', () => Promise<void>>>): Pick<Handlers, Asked> {
  return {
    'hints/where': async () => {
      const identity = await loadIdentity();
      if (identity === null) return { where: null };
      await noteStreamSought(identity.server);
      const url = hintsUrl(identity);
      const token = await freshToken(identity);
      if (!token.ok || (await standingRefusal(url, Date.now())) !== null) return { where: null };
      return { where: { url, token: token.value } };
    },
    'hints/refused': async ({ status, retryAfterMs }) => {
      const identity = await loadIdentity();
      const error = { code: 'net/stream', status, retryAfterMs };
      if (identity !== null) await noteRefusal(hintsUrl(identity), error, Date.now());
      return {};
    },
    'hints/ended': async () => {
      const identity = await loadIdentity();
      if (identity !== null) await noteStreamSought(identity.server);
      return {};
    },
    'hints/version': async () => {
      await noteStreamHeard();
      await sync();
      void quietly(flush);
      void quietly(heartbeat);
      return {};
    },
  };
}

const hintsUrl = ({ server }: Identity): string => new URL('/v1/hints', server).href;
