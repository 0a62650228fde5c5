import type { MiddlewareHandler } from 'hono';
import type { ConsoleEnv } from './authorise.ts';
import { refuse } from './errors.ts';

/** For what is about the whole organisation: nothing for people and API tokens that see some groups only. */
export const forEveryGroup: MiddlewareHandler<ConsoleEnv> = async (c, next) =>
  c.get('who').groups === null ? next() : refuse(c, 'access/denied');

/** For what they may look at but not change: groups, people and settings say who sees what. */
export const changesForEveryGroup: MiddlewareHandler<ConsoleEnv> = async (c, next) =>
  c.req.method === 'GET' ? next() : forEveryGroup(c, next);
