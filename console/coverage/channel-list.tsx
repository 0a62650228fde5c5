import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import { ownPlatforms, platformName } from '../shell/platforms.ts';
import { hrefOf } from '../shell/route.ts';
import { openChannels, platformsOf, type ChannelCell } from './channels.ts';
import { channelWords } from './gap-text.ts';
import { coverageText } from './text.ts';

/** Ways out by messenger of which enforced rules do not speak, or only for some. */
export function ChannelList({ policy }: { readonly policy: ActivePolicy | null }): VNode | null {
  if (policy === null) return null;
  const platforms = platformsOf(policy.packs, ownPlatforms);
  const rows = openChannels(policy.packs, platforms);
  return (
    <section class="block" aria-labelledby="channels">
      <h2 id="channels">{coverageText.channelsTitle}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{coverageText.channelsNone}</p>
      ) : (
        <>
          <div class="scroll" tabIndex={0} role="group" aria-labelledby="channels">
            <table class="ways">
              <thead>
                <tr>
                  <th scope="col">{coverageText.way}</th>
                  {platforms.map((platform) => (
                    <th key={platform} scope="col">
                      <Shown value={platformName(platform)} max={30} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ channels, cells }) => (
                  <tr key={channels[0]}>
                    <th scope="row">{channels.map((channel) => channelWords[channel]).join(', ')}</th>
                    {cells.map((cell, at) => (
                      <td key={platforms[at]}>
                        <Cell cell={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="quiet note">
            {coverageText.channelsHint} <a href={hrefOf({ page: 'rules' })}>{coverageText.toRules}</a>
          </p>
        </>
      )}
    </section>
  );
}

const markOf = { covered: 'enforced', part: 'degraded', open: 'blind' } as const;

function Cell({ cell: { state, limits } }: { readonly cell: ChannelCell }): VNode {
  return (
    <>
      <span class="cell-figure">
        <span class={`cell-mark cell-${markOf[state]}`} aria-hidden="true" /> {coverageText.wayStates[state]}
      </span>
      {limits.length === 0 ? null : (
        <span class="quiet ways-limits">
          {coverageText.wayLimits(limits.map((limit) => coverageText.limits[limit]).join(', '))}
        </span>
      )}
    </>
  );
}
