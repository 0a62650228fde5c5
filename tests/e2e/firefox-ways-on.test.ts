import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Employee } from '../employee/employee.ts';
import { testEachVerdict } from '../employee/each-verdict.ts';
import { testFiles } from '../employee/files.ts';
import { createFirefoxEmployee } from '../employee/firefox-employee.ts';
import { testMessages } from '../employee/messages.ts';
import { testMoreWays } from '../employee/more-ways.ts';
import { testOwnRecord } from '../employee/own-record.ts';
import { testPasted } from '../employee/pasted.ts';
import { employeePolicy } from '../employee/policy.ts';
import { startOver } from '../employee/stage.ts';
import { createFirefoxWorld, type FirefoxWorld } from '../harness/firefox.ts';

/** What an employee meets, and each way out of it, in Firefox. */

let world: FirefoxWorld;
let employee: Employee;
beforeAll(async () => {
  world = await createFirefoxWorld(employeePolicy);
  await world.enrol();
  employee = await createFirefoxEmployee(world);
});
afterAll(async () => {
  await world?.close();
});
beforeEach(() => startOver(employee));

testMessages(() => employee);
testMoreWays(() => employee);
testPasted(() => employee);
testFiles(() => employee);
testOwnRecord(() => employee);
// After the record, which shows fifty incidents to begin with.
testEachVerdict(() => employee);
