import { startHooks } from '../start.ts';

// The hooks of a host of which no platform names choke points.
startHooks({});
