import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './rules.ts';

// A `setupFiles` of vitest: registered before a test file's own hooks, which stop the servers, and so run after them.
afterAll(removeTemporaryFolders);
