import type { SentConversation } from '../../sent.ts';
import { fill } from '../text/labels.ts';
import { furtherContact, labels } from '../variant.ts';
import type { Conversation } from './types.ts';

// Names are invented; the number is from the range kept for fiction. Numbers are shown with no-break spaces.
export const conversations: readonly Conversation[] = [
  direct('c1', 'Anna Svoboda'),
  {
    id: 'c2',
    title: 'Weekend hike',
    kind: 'group',
    members: ['Anna Svoboda', 'Ben Okafor', 'Chiara Rossi'],
    subtitle: `Anna, Ben, Chiara, ${labels.you}`,
  },
  direct('c3', 'Ben Okafor'),
  {
    id: 'c4',
    title: '+44\u00a07700\u00a0900123',
    kind: 'unknown',
    members: [],
    subtitle: labels.contactInfo,
  },
  { id: 'c5', title: 'Harbour Dental', kind: 'business', members: [], subtitle: labels.business },
  direct('c6', 'Mum \u2764\ufe0f'),
  {
    id: 'c7',
    title: fill(labels.selfTitle, { name: 'Sam Field' }),
    kind: 'self',
    members: [],
    subtitle: labels.selfSubtitle,
  },
  {
    id: 'c8',
    title: 'Riverside Runners',
    kind: 'community',
    members: [],
    subtitle: labels.community,
    readOnly: true,
  },
  { id: 'c9', title: 'Bread diary', kind: 'channel', members: [], subtitle: labels.channel },
  {
    id: 'c10',
    title: 'Northwind Rail',
    kind: 'business',
    members: [],
    subtitle: labels.business,
    verified: true,
  },
  {
    id: 'c11',
    title: 'Book circle',
    kind: 'group',
    members: ['Tove Lund', 'Ravi Menon'],
    subtitle: `Tove, Ravi, ${labels.you}`,
  },
  ...(furtherContact === null ? [] : [direct('c12', furtherContact)]),
];

/** Whom a status goes to: no conversation, everybody in the address book. */
export const statusAudience: SentConversation = { id: 'status', title: labels.myStatus, kind: 'unknown' };

function direct(id: string, title: string): Conversation {
  return { id, title, kind: 'direct', members: [], subtitle: labels.contactInfo };
}
