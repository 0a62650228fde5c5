import {
  type Account,
  channels,
  type Content,
  conversationKinds,
  type Egress,
} from '../lib/core/decide/egress.ts';
import type { PolicyBundle } from '../lib/core/policy/bundle.ts';
import { compilePolicy } from '../lib/core/policy/compile.ts';
import { platformIdOf } from '../lib/core/policy/platform-id.ts';
import { accountKinds } from '../lib/core/policy/schema.ts';
import { describe } from './check.ts';
import { type Io, UsageError } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';
import { readTime } from './time.ts';

export const defaultPlatform = 'whatsapp';

export interface JudgeOptions {
  readonly json: boolean;
  /** Folder or file of the policy. */
  readonly rules: string;
  /** By the name that rules know it by (`telegram`, not `telegram-a`). */
  readonly platform: string;
  /** Null: `message`, or `file` for a file that is not plain text. */
  readonly channel: string | null;
  readonly conversation: string;
  readonly title: string;
  readonly account: string | null;
  /** RFC 3339; for schedules. */
  readonly at: string;
}

export interface Prepared {
  readonly bundle: PolicyBundle;
  readonly egress: Egress;
  readonly now: number;
}

/** The policy and the egress that a person describes by options. Refuses (UsageError) what they cannot mean. */
export async function prepare(io: Io, content: Content, options: JudgeOptions): Promise<Prepared> {
  const channel = choose('channel', channels, options.channel ?? 'message');
  const kind = choose('conversation', conversationKinds, options.conversation);
  const now = readTime(options.at);
  const account = readAccount(options.account);
  const files = await readPolicyFiles(io.directory, [options.rules]);
  const bundle = compilePolicy(
    files,
    {
      organisation: '00000000-0000-4000-8000-000000000000',
      version: 1,
      issuedAt: new Date(now).toISOString(),
    },
    { examples: 'skip' },
  );
  if (!bundle.ok) {
    for (const problem of bundle.error) io.err(describe(problem));
    throw new UsageError(`The policy in ${options.rules} has problems; sluice check says more.`);
  }
  const named = [...new Set(bundle.value.platforms.map(platformIdOf))];
  const egress: Egress = {
    platform: choose('platform', named.length > 0 ? named : [defaultPlatform], options.platform),
    channel,
    conversation: { kind, title: options.title },
    account,
    content,
  };
  return { bundle: bundle.value, egress, now };
}

/** A kind of account would be an id that nobody has, and so a personal account whichever it says. */
function readAccount(given: string | null): Account {
  const word = given?.trim().toLowerCase();
  if (accountKinds.some((kind) => kind === word))
    throw new UsageError(
      "--account takes the id of an account: a corporate one is in the settings' corporateAccounts, " +
        'any other is personal, and without --account it is unknown.',
    );
  return { id: given };
}

function choose<T extends string>(option: string, choices: readonly T[], given: string): T {
  const choice = choices.find((name) => name === given);
  if (choice === undefined) throw new UsageError(`--${option} must be one of ${choices.join(', ')}.`);
  return choice;
}
