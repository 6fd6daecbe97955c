import { afterEach } from 'vitest';
import { checkFailures } from './failures.ts';

// Runs in every test file before its own hooks are known: this look is the last thing that happens after a test.
afterEach(checkFailures);
