import { followAddress } from './model/navigation.ts';
import { ownId } from './model/peers.ts';
import { change } from './model/state.ts';
import { exposeOracle } from './oracle.ts';
import { accountNumber } from './variant.ts';
import { createApp } from './view/app.ts';

// Assumed: where the original keeps who is signed in. Each tab writes its own account on opening.
localStorage.setItem('user_auth', JSON.stringify({ dcID: 2, id: ownId(accountNumber) }));

exposeOracle();
document.body.append(createApp());
change({});
followAddress();
