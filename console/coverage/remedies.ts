import type { ExtensionIdentity } from '../../lib/core/api/coverage.ts';
import {
  extensionSettings,
  firefoxExtensionSettings,
  pretty,
  settingsWithHosts,
  withoutPrivateWindows,
} from '../../lib/core/deployment/index.ts';
import type { Gap } from './gaps.ts';

/** A piece of a browser's policy that closes a gap. */
export interface Snippet {
  /** `chromium`: a file below `policies/managed/`, and the same values by registry and profile. */
  readonly browser: 'chromium' | 'firefox';
  readonly code: string;
  /** False while the organisation has not told the extension's id or address: placeholders stand for them. */
  readonly complete: boolean;
}

const placeholder = { id: '<id>', url: 'https://sluice.example.com/extension' };

/** The policy that closes a gap; null where none does. */
export function snippetOf(gap: Gap, extension: ExtensionIdentity): Snippet | null {
  if (gap.browser === 'firefox') return firefoxSnippet(gap, extension);
  if (gap.browser !== 'chromium') return null;
  const id = extension.chromiumId ?? placeholder.id;
  const url = extension.url ?? placeholder.url;
  const complete = extension.chromiumId !== null && extension.url !== null;
  const snippet = (policy: unknown, known = complete): Snippet => ({
    browser: 'chromium',
    code: pretty(policy),
    complete: known,
  });
  switch (gap.kind) {
    case 'removable':
    case 'outdated-extension':
      return snippet({ ExtensionSettings: extensionSettings({ id, url }) });
    case 'missing-hosts':
      return snippet({ ExtensionSettings: settingsWithHosts({ id, url }) });
    case 'no-private-windows':
      return snippet({ [withoutPrivateWindows.chrome]: 1, [withoutPrivateWindows.edge]: 1 }, true);
    default:
      return null;
  }
}

/** One and the same: it installs, keeps up to date and lets into private windows. */
function firefoxSnippet({ kind }: Gap, { firefoxId, url }: ExtensionIdentity): Snippet | null {
  if (kind !== 'removable' && kind !== 'outdated-extension' && kind !== 'no-private-windows') return null;
  const settings = firefoxExtensionSettings({ firefoxId, url: url ?? placeholder.url });
  return {
    browser: 'firefox',
    code: pretty({ policies: { ExtensionSettings: settings } }),
    complete: url !== null,
  };
}
