import type { VNode } from 'preact';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import { hrefOf } from '../shell/route.ts';
import { uncoveredChannels } from './channels.ts';
import { channelWords } from './gap-text.ts';
import { coverageText } from './text.ts';

/** Ways out without an enforced rule. */
export function ChannelList({ policy }: { readonly policy: ActivePolicy | null }): VNode | null {
  if (policy === null) return null;
  const open = uncoveredChannels(policy.packs);
  return (
    <section class="block" aria-labelledby="channels">
      <h2 id="channels">{coverageText.channelsTitle}</h2>
      {open.length === 0 ? (
        <p class="quiet">{coverageText.channelsNone}</p>
      ) : (
        <>
          <ul class="chips">
            {open.map((channel) => (
              <li key={channel} class="chip">
                {channelWords[channel]}
              </li>
            ))}
          </ul>
          <p class="quiet note">
            {coverageText.channelsHint} <a href={hrefOf({ page: 'rules' })}>{coverageText.toRules}</a>
          </p>
        </>
      )}
    </section>
  );
}
