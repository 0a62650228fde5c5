import * as v from 'valibot';
import { isDay } from '../incident/day.ts';

/** A day as devices and the console name it. */
export const daySchema = v.pipe(v.string(), v.check(isDay));
