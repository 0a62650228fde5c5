import { openLine } from '../../messaging/page-line.ts';
import { installHooks } from '../install.ts';

/** The hooks, as entrypoints/page-hooks.ts starts them. */
installHooks(openLine(document, 'page'));
