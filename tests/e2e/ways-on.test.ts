import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createChromiumEmployee } from '../employee/chromium-employee.ts';
import type { Employee } from '../employee/employee.ts';
import { testEachVerdict } from '../employee/each-verdict.ts';
import { testFiles } from '../employee/files.ts';
import { testMessages } from '../employee/messages.ts';
import { testMoreWays } from '../employee/more-ways.ts';
import { testOwnRecord } from '../employee/own-record.ts';
import { testPasted } from '../employee/pasted.ts';
import { employeePolicy } from '../employee/policy.ts';
import { startOver } from '../employee/stage.ts';
import { createWorld, type World } from '../harness/world.ts';

/** What an employee meets, and each way out of it, in Chromium. */

let world: World;
let employee: Employee;
beforeAll(async () => {
  world = await createWorld({ policy: employeePolicy });
  employee = await createChromiumEmployee(world);
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
