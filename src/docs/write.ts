import { mkdir, writeFile } from 'node:fs/promises';
import { clinicalReference } from './clinical.ts';
import { commandReference } from './commands.ts';
import { formats } from './formats.ts';
import { fourWeeksReference } from './fourWeeks.ts';

// `npm run docs`: writes what is generated in docs/. test/docs.test.ts says when it is out of date.
const docs = new URL('../../docs/', import.meta.url);
await mkdir(new URL('formats/', docs), { recursive: true });
await writeFile(new URL('commands.md', docs), commandReference());
await writeFile(new URL('clinical.md', docs), clinicalReference());
await writeFile(new URL('four-weeks.md', docs), await fourWeeksReference());
for (const [name, schema] of Object.entries(formats())) {
  await writeFile(new URL(`formats/${name}.schema.json`, docs), `${JSON.stringify(schema, null, 2)}\n`);
}
