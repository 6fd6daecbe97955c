import { afterAll, afterEach } from 'vitest';
import { checkFailures, forgetFailures } from './failures.ts';

// Runs in every test file before its own hooks are known: this look is the last thing that happens after a test.
afterEach(checkFailures);
afterAll(forgetFailures);
