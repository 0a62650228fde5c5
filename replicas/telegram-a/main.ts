import { saveDraftsOnLeaving } from './model/drafts.ts';
import { followAddress } from './model/route.ts';
import { ownId } from './model/store.ts';
import { exposeOracle } from './oracle.ts';
import { storesOwnId } from './variant.ts';
import { createApp } from './view/app.ts';
import { listenToPaste } from './view/paste.ts';

// Assumed place of the own user's id; the facts name none.
if (storesOwnId) localStorage.setItem('user_auth', JSON.stringify({ dcID: 2, id: ownId }));
else localStorage.removeItem('user_auth');

exposeOracle();
document.body.append(...createApp());
followAddress();
listenToPaste();
saveDraftsOnLeaving();
