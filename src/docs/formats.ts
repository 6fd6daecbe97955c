import { z } from 'zod';
import { historySchema } from '../domain/risk/history.ts';
import { instanceSchema, planSchema } from '../domain/scheduling/instance.ts';

/** docs/formats: the files the `deload` command reads and writes, from the schemas it reads them with. */
export function formats(): Readonly<Record<string, object>> {
  return {
    'athlete-history': schemaOf(
      historySchema,
      'athlete-history/1',
      'What is known about one athlete at one moment: the file `deload risk` reads.',
    ),
    'recovery-plan-instance': schemaOf(
      instanceSchema,
      'recovery-plan-instance/1',
      'A week to plan: the file `deload plan` reads. Times are whole minutes from `epoch`, intervals half-open, weights permille.',
    ),
    'recovery-plan': schemaOf(
      planSchema,
      'recovery-plan/1',
      'A plan for an instance: the file `deload plan --out` writes and `--check` reads.',
    ),
  };
}

/**
 * The shape a file has, so anything with a default may be left out. JSON Schema cannot express rules between fields (an
 * id used twice, a name that leads nowhere): `deload` reports those when it reads a file.
 */
function schemaOf(schema: z.ZodType, title: string, description: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // This says how the program treats a value, not what a file may hold.
      delete jsonSchema.readOnly;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { $schema, title, description, ...rest };
}
