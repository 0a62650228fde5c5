import { conversationKinds } from '../../core/decide/words.ts';
import type { PlatformData } from '../../core/policy/platform.ts';

/** The practice chat's own page as a platform (docs/PLATFORMS.md): the guard reads it as it reads any messenger. */
export function practicePlatform(platform: string, host: string): PlatformData {
  const kinds = conversationKinds.filter((kind) => kind !== 'direct' && kind !== 'unknown');
  return {
    apiVersion: 'sluice/v1',
    kind: 'Platform',
    id: 'practice',
    platform,
    title: 'Practice chat',
    hosts: [host],
    required: ['composer', 'header', 'title'],
    anchors: {
      chat: ['.chat'],
      main: ['.chat'],
      composer: ['.chat .composer'],
      header: ['.chat > header'],
      title: ['h2'],
      footer: ['.chat > footer'],
      send: ['.chat .send'],
      'drop-target': ['.chat'],
      account: ['.chat[data-account]'],
      members: ['[data-members]'],
      verified: ['[data-verified]'],
      ...Object.fromEntries(kinds.map((kind) => [`kind-${kind}`, [`[data-kind="${kind}"]`]])),
    },
    surfaces: [{ in: 'chat' }],
    account: [{ from: 'anchor', name: 'account', attribute: 'data-account' }],
    conversation: {
      id: [{ from: 'anchor', name: 'header', attribute: 'data-conversation' }],
      members: [{ from: 'anchor', name: 'members', attribute: 'data-members', take: 'count' }],
      kinds: kinds.map((kind) => ({ kind, has: `kind-${kind}` })),
      verified: 'verified',
    },
  };
}
